import { goal } from "./goal.ts";
import type { Goal } from "./goal.ts";
import type { Lookup } from "./look-in.ts";

/**
 * What a change must not make worse: our CPU time as a multiple of a floor's in the same run, so that a slow or busy
 * machine slows both. The bounds leave half as much again as was measured; lower them when the figures fall.
 */
export const guards: readonly Goal[] = [
  goal("W1", "CPU per call, of a message echoed in joined writes", cpuOf("W1", "floor-joined")).atMost(9),
  goal("W4", "CPU per delivery, of ws.send per subscriber", cpuOf("W4", "floor-broadcast")).atMost(0.22),
];

function cpuOf(workload: string, contestant: string) {
  return (look: Lookup): number =>
    look.summary(workload).cpuMicroseconds / look.summary(workload, contestant).cpuMicroseconds;
}
