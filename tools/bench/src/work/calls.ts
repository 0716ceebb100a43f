import { LatencyHistogram } from "../load/latency-histogram.ts";
import { Caller } from "./caller.ts";
import { measureLoad } from "./measure-load.ts";
import { openCallee } from "./open-callee.ts";
import { payloadOfSize } from "./payload-of-size.ts";
import type { WorkContext } from "./work.ts";

/** Callers that each keep a number of calls in flight to one callee. */
export const calls = measureLoad(async ({ target, settings }) => {
  const latency = new LatencyHistogram();
  const callers = await joinCallers({ target, settings }, latency);
  for (const caller of callers) {
    caller.onResult = () => caller.call(performance.now());
    for (let i = 0; i < (settings.inFlight ?? 64); i++) caller.call(performance.now());
  }
  return { count: () => callers.reduce((sum, caller) => sum + caller.done, 0), latency };
});

/** Joins the callee and its callers. */
export async function joinCallers(
  { target, settings }: Pick<WorkContext, "target" | "settings">,
  latency: LatencyHistogram,
): Promise<Caller[]> {
  const payload = payloadOfSize(settings.payloadBytes);
  await openCallee({ ...target, serializer: settings.calleeSerializer ?? target.serializer }, payload);
  const join = (): Promise<Caller> => Caller.join(target, payload, latency);
  return Promise.all(Array.from({ length: settings.callers ?? 8 }, join));
}
