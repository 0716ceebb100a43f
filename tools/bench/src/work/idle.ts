import { setTimeout as wait } from "node:timers/promises";
import { startMeter } from "./measure-load.ts";
import type { Work } from "./work.ts";

const IDLE_MS = 500;

/** Nothing at all: what a server takes to start, and its memory when idle. */
export const idle: Work = async ({ pid }) => {
  const meter = startMeter(pid);
  await wait(IDLE_MS);
  return meter(1);
};
