import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const COUNT = 200;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

/** Promises about order, which a router keeps for each pair of sessions. */
export const ordering: readonly Scenario<RouterWorld>[] = [
  scenario("events come in the order published, across topics", ["BP-ORD-01", "BP-WS-04"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    const topics = ["com.example.a", "com.example.b", "com.example.c"];
    for (const topic of topics) await subscribe(subscriber, topic);
    for (const n of numbers) publisher.request(T.PUBLISH, {}, topics[n % 3], [n, "x".repeat((n * 37) % 2000)]);
    const seen = [];
    for (const _ of numbers) seen.push(((await subscriber.next(T.EVENT))[4] as number[])[0]);
    expect(seen).toEqual(numbers);
  }),

  scenario("invocations come in the order called, across procedures", ["BP-ORD-03"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    const procedures = ["com.example.a", "com.example.b", "com.example.c"];
    for (const procedure of procedures) await register(callee, procedure);
    for (const n of numbers) caller.request(T.CALL, {}, procedures[n % 3], [n, "x".repeat((n * 37) % 2000)]);
    const seen = [];
    for (const _ of numbers) seen.push(((await callee.next(T.INVOCATION))[4] as number[])[0]);
    expect(seen).toEqual(numbers);
  }),

  scenario("SUBSCRIBED comes before the first EVENT", ["BP-ORD-02"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    for (const n of numbers.slice(0, 20)) {
      const topic = `com.example.topic${n}`;
      publisher.request(T.PUBLISH, {}, topic);
      const request = subscriber.request(T.SUBSCRIBE, {}, topic);
      publisher.request(T.PUBLISH, {}, topic);
      expect((await subscriber.next(T.SUBSCRIBED))[1]).toBe(request);
      publisher.request(T.PUBLISH, {}, topic, ["last"]);
      let event = await subscriber.next(T.EVENT);
      while (event.length === 4) event = await subscriber.next(T.EVENT);
    }
  }),

  scenario("REGISTERED comes before the first INVOCATION", ["BP-ORD-04"], async ({ join }) => {
    const peer = await join();
    for (const n of numbers.slice(0, 20)) {
      const procedure = `com.example.procedure${n}`;
      const request = peer.request(T.REGISTER, {}, procedure);
      peer.request(T.CALL, {}, procedure);
      expect((await peer.next(T.REGISTERED))[1]).toBe(request);
      await peer.next(T.INVOCATION);
    }
  }),

  scenario(
    "requests sent while the router decides are answered in order",
    ["BP-ORD-06", "BP-SESS-13"],
    async ({ connect, join }) => {
      const publisher = await join({ realm: "slow.door" });
      const peer = await connect();
      peer.send(T.HELLO, "slow.door", { roles: allRoles });
      for (const n of numbers) peer.request(T.SUBSCRIBE, {}, `com.example.topic${n}`);
      await peer.next(T.WELCOME);
      const seen = [];
      for (const _ of numbers) seen.push((await peer.next(T.SUBSCRIBED))[1]);
      expect(seen).toEqual(numbers.map((n) => n + 1));
      publisher.request(T.PUBLISH, {}, "com.example.topic0");
      await peer.next(T.EVENT);
    },
  ),

  scenario("a connection carries one session after another", ["BP-WS-05", "BP-SESS-13"], async ({ connect }) => {
    const peer = await connect();
    const sessions = new Set();
    for (let n = 0; n < 3; n++) {
      peer.send(T.HELLO, "realm1", { roles: allRoles });
      sessions.add((await peer.next(T.WELCOME))[1]);
      peer.lastRequest = 0;
      await subscribe(peer, "com.example.topic");
      peer.send(T.GOODBYE, {}, "wamp.close.close_realm");
      await peer.next(T.GOODBYE);
    }
    expect(sessions.size).toBe(3);
  }),
];
