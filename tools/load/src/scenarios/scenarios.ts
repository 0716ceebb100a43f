import { drain } from "./drain.ts";
import { halfOpen } from "./half-open.ts";
import { herd } from "./herd.ts";
import { joinFlood } from "./join-flood.ts";
import { overload } from "./overload.ts";
import type { Scenario } from "./scenario.ts";
import { sessions } from "./sessions.ts";
import { slowloris } from "./slowloris.ts";
import { stalled } from "./stalled.ts";

/** Everything that is done to a router here. */
export const scenarios: readonly Scenario[] = [
  stalled,
  overload,
  halfOpen,
  joinFlood,
  slowloris,
  sessions,
  herd,
  drain,
];
