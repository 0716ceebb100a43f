import type { Serializer } from "@junctor/core";
import type { SerializerName } from "./connection-flags.ts";

/** A serializer by its name; only that one is loaded. */
export async function createSerializer(name: SerializerName): Promise<Serializer> {
  switch (name) {
    case "json":
      return (await import("@junctor/core/json")).json();
    case "msgpack":
      return (await import("@junctor/core/msgpack")).msgpack();
    case "cbor":
      return (await import("@junctor/core/cbor")).cbor();
  }
}
