import { MessageType as T } from "@junctor/core";
import { rawSocket } from "@junctor/transport-rawsocket";
import { expect } from "vitest";
import { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, callThrough, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import { startRawSocketRouter } from "./raw-socket-world.ts";
import type { RawSocketRouter } from "./raw-socket-world.ts";

const large = "x".repeat(4000);

/** What happens to messages that a receiver said it does not take. */
export const messageLimits: readonly Scenario<NoWorld>[] = [
  scenario(
    "an event too long for a receiver is dropped and counted, the others get it",
    ["TR-RAW-14", "TR-RAW-15"],
    async () => {
      await using listening = await startRawSocketRouter();
      const [small, roomy, publisher] = [await join(listening, 2048), await join(listening), await join(listening)];
      await subscribe(small, "com.example.topic");
      await subscribe(roomy, "com.example.topic");
      publisher.request(T.PUBLISH, { acknowledge: true }, "com.example.topic", [large]);
      await publisher.next(T.PUBLISHED);
      publisher.request(T.PUBLISH, {}, "com.example.topic", ["short"]);
      expect((await roomy.next(T.EVENT))[4]).toEqual([large]);
      expect((await small.next(T.EVENT))[4]).toEqual(["short"]);
      expect(listening.router.counters.eventsTooLong).toBe(1);
    },
  ),

  scenario(
    "a call too long for its callee, or a result too long for its caller, is payload_size_exceeded",
    ["BP-ERR-04", "TR-RAW-14"],
    async () => {
      await using listening = await startRawSocketRouter();
      const [small, roomy] = [await join(listening, 2048), await join(listening)];
      await register(small, "com.example.small");
      await register(roomy, "com.example.roomy");
      const call = roomy.request(T.CALL, {}, "com.example.small", [large]);
      await expectError(roomy, { type: T.CALL, id: call }, "wamp.error.payload_size_exceeded");
      await expectNothingMore(small);
      const first = await callThrough(small, roomy, "com.example.roomy");
      roomy.send(T.YIELD, first.invocation, {}, [large]);
      await expectError(small, { type: T.CALL, id: first.call }, "wamp.error.payload_size_exceeded");
      const second = await callThrough(small, roomy, "com.example.roomy");
      roomy.send(T.ERROR, T.INVOCATION, second.invocation, {}, "com.example.error", [large]);
      await expectError(small, { type: T.CALL, id: second.call }, "wamp.error.payload_size_exceeded");
      expect(listening.router.tables().calls).toBe(0);
    },
  ),
];

async function join({ port }: RawSocketRouter, maxMessageLength = 2 ** 20): Promise<RawPeer> {
  const connection = await rawSocket({ port }, { maxMessageLength }).connect({ serializers: allSerializers });
  const peer = new RawPeer(connection);
  peer.send(T.HELLO, "realm1", { roles: allRoles });
  await peer.next(T.WELCOME);
  return peer;
}
