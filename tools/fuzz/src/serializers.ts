import type { Serializer, SerializerName } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";

/** One instance of each serializer. */
export const serializers: { readonly [S in SerializerName]: Serializer } = {
  json: json(),
  msgpack: msgpack(),
  cbor: cbor(),
};
