import type { Attack } from "./attack.ts";
import { attacksOnIdentity } from "./on-identity.ts";
import { attacksOnRouting } from "./on-routing.ts";
import { attacksOnTheWire } from "./on-the-wire.ts";

/** What hostile peers try, and the tests that show it fail. */
export const attacks: readonly Attack[] = [...attacksOnTheWire, ...attacksOnRouting, ...attacksOnIdentity];
