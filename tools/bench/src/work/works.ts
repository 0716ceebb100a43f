import { calls } from "./calls.ts";
import { echo } from "./echo.ts";
import { broadcast, fanOut } from "./fan-out.ts";
import { idle } from "./idle.ts";
import { openLoop } from "./open-loop.ts";
import { sessions } from "./sessions.ts";
import { progress } from "./progress.ts";
import { subscriptions } from "./subscriptions.ts";

/** Everything the load process can do, by name. */
export const works = { calls, openLoop, echo, fanOut, broadcast, progress, subscriptions, sessions, idle };

export type WorkName = keyof typeof works;
