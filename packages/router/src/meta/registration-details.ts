import type { Dict } from "@junctor/core";
import type { Registration } from "../dealer/registrations.ts";
import { isoTime } from "./iso-time.ts";

/** What the meta API tells of a registration (spec: AP-MREG-02, AP-MREG-09). */
export function registrationDetails({ id, created, procedure, match, invoke }: Registration): Dict {
  return { id, created: isoTime(created), uri: procedure, match, invoke };
}
