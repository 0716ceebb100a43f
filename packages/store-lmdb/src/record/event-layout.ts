import type { SerializerName } from "@junctor/core";

/**
 * Octets before what varies in length, all numbers big-endian: the publication (8, a double), its time (8, a double),
 * the serializer (1), the elements of the payload (1), the length of the topic (4), the length of what is said (4).
 */
export const FIXED_LENGTH = 26;

/** Serializers by the number they are stored as. */
export const serializerNames: readonly SerializerName[] = ["json", "msgpack", "cbor"];
