import { isId, MAX_ID, MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import {
  allRoles,
  callThrough,
  expectError,
  expectNothingMore,
  expectViolation,
  register,
  subscribe,
} from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";

/** Half of all random ids are beyond this one: 64 of them are all below it once in 2^64 runs. */
const MIDDLE = MAX_ID / 2;

/** Who numbers what, and how. */
export const ids: readonly Scenario<RouterWorld>[] = [
  scenario(
    "session and publication ids are random over the whole range",
    ["BP-ID-02", "BP-ID-01"],
    async ({ connect }) => {
      const peer = await connect();
      const sessionIds = [];
      for (let n = 0; n < 64; n++) {
        peer.send(T.HELLO, "realm1", { roles: allRoles });
        sessionIds.push((await peer.next(T.WELCOME))[1]);
        peer.send(T.GOODBYE, {}, "wamp.close.close_realm");
        await peer.next(T.GOODBYE);
      }
      peer.send(T.HELLO, "realm1", { roles: allRoles });
      await peer.next(T.WELCOME);
      const publicationIds = [];
      for (let n = 0; n < 64; n++) {
        peer.request(T.PUBLISH, { acknowledge: true }, topic);
        publicationIds.push((await peer.next(T.PUBLISHED))[2]);
      }
      for (const drawn of [sessionIds, publicationIds]) {
        expect(drawn.filter((id) => !isId(id))).toEqual([]);
        expect(new Set(drawn).size).toBe(64);
        expect(Math.max(...(drawn as number[]))).toBeGreaterThan(MIDDLE);
        expect(Math.min(...(drawn as number[]))).toBeLessThan(MIDDLE);
      }
    },
  ),

  scenario("INVOCATIONs are numbered 1, 2, 3 for each callee", ["BP-ID-06", "BP-ID-04"], async ({ join }) => {
    const [first, second, caller] = [await join(), await join(), await join()];
    await register(first, "com.example.first");
    await register(second, "com.example.second");
    const seen = { first: [] as number[], second: [] as number[] };
    for (let n = 0; n < 3; n++) {
      seen.first.push((await callThrough(caller, first, "com.example.first")).invocation);
      seen.second.push((await callThrough(caller, second, "com.example.second")).invocation);
    }
    expect(seen).toEqual({ first: [1, 2, 3], second: [1, 2, 3] });
  }),

  scenario("a reply names the request it answers", ["BP-ID-07"], async ({ join }) => {
    const peer = await join();
    peer.send(T.SUBSCRIBE, 11, {}, topic);
    const subscription = (await peer.next(T.SUBSCRIBED))[2];
    peer.send(T.PUBLISH, 13, { acknowledge: true }, topic);
    const published = await peer.next(T.PUBLISHED);
    peer.send(T.REGISTER, 17, {}, procedure);
    const registered = await peer.next(T.REGISTERED);
    peer.send(T.CALL, 19, {}, procedure);
    const invocation = await peer.next(T.INVOCATION);
    peer.send(T.YIELD, invocation[1], {});
    const result = await peer.next(T.RESULT);
    peer.send(T.UNREGISTER, 23, registered[2]);
    const unregistered = await peer.next(T.UNREGISTERED);
    peer.send(T.UNSUBSCRIBE, 29, subscription);
    const unsubscribed = await peer.next(T.UNSUBSCRIBED);
    peer.send(T.CALL, 31, {}, procedure);
    const error = await peer.next(T.ERROR);
    const replies = [published, registered, result, unregistered, unsubscribed];
    expect([...replies.map((reply) => reply[1]), error[2]]).toEqual([13, 17, 19, 23, 29, 31]);
  }),

  scenario(
    "request ids may start anywhere and leave gaps, but ascend",
    ["BP-PERR-10", "BP-ID-05"],
    async ({ join }) => {
      const peer = await join();
      for (const id of [40, 41, 1000]) {
        peer.send(T.SUBSCRIBE, id, {}, topic);
        expect((await peer.next(T.SUBSCRIBED))[1]).toBe(id);
      }
      peer.send(T.CALL, 999, {}, procedure);
      await expectViolation(peer);
    },
  ),

  scenario("request ids start over after 2^53", ["BP-ID-04"], async ({ join }) => {
    const peer = await join();
    for (const id of [MAX_ID - 1, MAX_ID, 1, 2]) {
      peer.send(T.SUBSCRIBE, id, {}, topic);
      expect((await peer.next(T.SUBSCRIBED))[1]).toBe(id);
    }
  }),

  scenario("a strict realm takes 1, 2, 3 over all kinds of requests", ["BP-ID-04", "BP-ID-05"], async ({ join }) => {
    const peer = await join({ realm: "strict.ids" });
    const subscription = await subscribe(peer, topic);
    const registration = await register(peer, procedure);
    peer.request(T.PUBLISH, { acknowledge: true }, topic);
    await peer.next(T.PUBLISHED);
    peer.request(T.UNSUBSCRIBE, subscription);
    await peer.next(T.UNSUBSCRIBED);
    peer.request(T.UNREGISTER, registration);
    await peer.next(T.UNREGISTERED);
    const call = peer.request(T.CALL, {}, procedure);
    expect(call).toBe(6);
    await expectError(peer, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
  }),

  ...[T.PUBLISH, T.SUBSCRIBE, T.CALL, T.REGISTER].map((type) =>
    scenario<RouterWorld>(
      `a strict realm takes no gap before message type ${type}`,
      ["BP-PERR-10"],
      async ({ join }) => {
        const peer = await join({ realm: "strict.ids" });
        peer.send(T.SUBSCRIBE, 1, {}, topic);
        await peer.next(T.SUBSCRIBED);
        peer.send(type, 3, {}, "com.example.other");
        await expectViolation(peer);
      },
    ),
  ),

  scenario("a strict realm wants the first id to be 1", ["BP-PERR-10", "BP-ID-04"], async ({ join }) => {
    const peer = await join({ realm: "strict.ids" });
    peer.send(T.SUBSCRIBE, 2, {}, topic);
    await expectViolation(peer);
  }),

  scenario("a realm can leave ids unchecked", ["BP-PERR-10"], async ({ join }) => {
    const peer = await join({ realm: "unchecked.ids" });
    for (const id of [7, 3, 3]) {
      peer.send(T.SUBSCRIBE, id, {}, topic);
      expect((await peer.next(T.SUBSCRIBED))[1]).toBe(id);
    }
  }),

  scenario("CANCEL names a call and uses up no id", ["BP-ID-08"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure);
    const { call } = await callThrough(caller, callee, procedure);
    caller.send(T.CANCEL, call, { mode: "skip" });
    await expectError(caller, { type: T.CALL, id: call }, "wamp.error.canceled");
    await subscribe(caller, topic);
  }),

  scenario("in a strict realm too, CANCEL uses up no id", ["BP-ID-08"], async ({ join }) => {
    const peer = await join({ realm: "strict.ids" });
    const call = peer.request(T.CALL, {}, procedure);
    await expectError(peer, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
    peer.send(T.CANCEL, call, {});
    await expectNothingMore(peer);
  }),
];
