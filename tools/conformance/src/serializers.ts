import type { Serializer } from "@junctor/core";
import { json } from "@junctor/core/json";

/** Every serializer there is, one instance each. */
export const allSerializers: readonly Serializer[] = [json()];
