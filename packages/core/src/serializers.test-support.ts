import { cbor } from "./cbor/index.ts";
import { json } from "./json/index.ts";
import { msgpack } from "./msgpack/index.ts";
import type { SerializerName } from "./payload-codec.ts";
import type { Serializer } from "./serializer.ts";

/** One of each, for the tests that every serializer runs. */
export const serializers: { readonly [N in SerializerName]: Serializer } = {
  json: json(),
  msgpack: msgpack(),
  cbor: cbor(),
};

/** The same as a list, for `it.each`. */
export const everySerializer: readonly Serializer[] = Object.values(serializers);
