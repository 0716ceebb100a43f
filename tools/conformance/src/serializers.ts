import type { Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";

/** Every serializer there is, one instance each. */
export const allSerializers: readonly Serializer[] = [json(), msgpack(), cbor()];
