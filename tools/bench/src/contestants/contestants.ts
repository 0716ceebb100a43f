import type { Contestant } from "./contestant.ts";
import { crossbar } from "./crossbar.ts";
import { floors } from "./floors.ts";
import { foxWamp } from "./fox-wamp.ts";
import { junctor } from "./junctor.ts";
import { nexus } from "./nexus.ts";
import { nxt } from "./nxt.ts";

/** What is measured without being asked: our router and the floors. */
export const home: readonly Contestant[] = [junctor, ...floors];

/** What is measured with `--peers`. */
export const rivals: readonly Contestant[] = [nexus, nxt, crossbar, foxWamp];
