import { setTimeout as wait } from "node:timers/promises";

const POLL_MS = 20;

/** Asks again and again until the answer is yes. There is no time limit: whoever runs it has one. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(POLL_MS);
}
