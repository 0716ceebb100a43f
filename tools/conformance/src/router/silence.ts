import { MessageType as T } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { expect } from "vitest";
import { HandClock } from "../peer/hand-clock.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { expectNothingMore, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { realms } from "./realms.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const details = withFeatures({ callee: ["progressive_call_results", "call_canceling"] });

/** Timeouts of calls that are not silent all the time, on a clock turned by hand. */
export const silence: readonly Scenario<RouterWorld>[] = [
  scenario(
    "the timeout is that of the silence: each progressive result starts it anew",
    ["AP-PCR-10", "AP-TMO-03", "AP-TMO-04"],
    async ({ serializer }) => {
      const clock = new HandClock();
      const transport = memoryTransport(createRouter({ realms, clock }).accept);
      const join = joinThrough(transport, serializer);
      const [callee, caller] = [await join(), await join()];
      await register(callee, procedure);
      const call = caller.request(T.CALL, { receive_progress: true, timeout: 100 }, procedure);
      const [, invocation] = await callee.next(T.INVOCATION);
      for (const n of [1, 2, 3]) {
        clock.advance(99);
        callee.send(T.YIELD, invocation, { progress: true }, [n]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, { progress: true }, [n]]);
      }
      clock.advance(99);
      await expectNothingMore(caller);
      clock.advance(1);
      expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.timeout"]);
      expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
    },
  ),
];

function joinThrough(transport: Connector, serializer: RouterWorld["serializer"]): () => Promise<RawPeer> {
  return async () => {
    const peer = new RawPeer(await transport.connect({ serializers: [serializer] }));
    peer.send(T.HELLO, "realm1", details);
    await peer.next(T.WELCOME);
    return peer;
  };
}
