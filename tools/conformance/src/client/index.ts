import type { Scenario } from "../scenario.ts";
import { announcements } from "./announcements.ts";
import { answering } from "./answering.ts";
import { asking } from "./asking.ts";
import { authenticating, signing } from "./authenticating.ts";
import { canceling } from "./canceling.ts";
import type { ClientWorld } from "./client-world.ts";
import { encrypting } from "./encrypting.ts";
import { joining } from "./joining.ts";
import { leaving } from "./leaving.ts";
import { provingKeys } from "./proving-keys.ts";
import { provingPasswords } from "./proving-passwords.ts";
import { publishing } from "./publishing.ts";
import { packing } from "./packing.ts";
import { registering } from "./registering.ts";
import { progressiveInvocations } from "./progressive-invocations.ts";
import { progressiveResults } from "./progressive-results.ts";
import { timeouts } from "./timeouts.ts";
import { violations } from "./violations.ts";

/** Every scenario that drives a client by a scripted router. */
export const clientScenarios: readonly Scenario<ClientWorld>[] = [
  ...announcements,
  ...joining,
  ...authenticating,
  ...signing,
  ...provingPasswords,
  ...provingKeys,
  ...asking,
  ...answering,
  ...canceling,
  ...progressiveInvocations,
  ...progressiveResults,
  ...timeouts,
  ...leaving,
  ...publishing,
  ...packing,
  ...encrypting,
  ...registering,
  ...violations,
];
