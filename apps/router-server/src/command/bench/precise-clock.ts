import type { Clock } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/** The system's clock, with parts of milliseconds. */
export const preciseClock: Clock = { ...systemClock, now: () => performance.now() };
