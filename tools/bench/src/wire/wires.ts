import { cborWire } from "./cbor-wire.ts";
import { jsonWire } from "./json-wire.ts";
import { msgpackWire } from "./msgpack-wire.ts";
import type { SerializerName, Wire } from "./wire.ts";

/** Every serializer the load generator speaks. */
export const wires: { readonly [S in SerializerName]: Wire } = {
  json: jsonWire,
  msgpack: msgpackWire,
  cbor: cborWire,
};
