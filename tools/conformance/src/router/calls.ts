import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { callThrough, expectError, expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";

/** Registering and calling as the dealer does it. */
export const calls: readonly Scenario<RouterWorld>[] = [
  scenario("REGISTER is answered by REGISTERED or ERROR", ["BP-RPC-01", "BP-MSG-16", "BP-MSG-17"], async ({ join }) => {
    const callee = await join();
    await register(callee, procedure);
    const refused = callee.request(T.REGISTER, {}, "not a uri");
    await expectError(callee, { type: T.REGISTER, id: refused }, "wamp.error.invalid_uri");
  }),

  scenario("a URI can be registered once", ["BP-RPC-02", "BP-ERR-02"], async ({ join }) => {
    const [callee, other, caller] = [await join(), await join(), await join()];
    await register(callee, procedure);
    for (const peer of [other, callee]) {
      const request = peer.request(T.REGISTER, {}, procedure);
      await expectError(peer, { type: T.REGISTER, id: request }, "wamp.error.procedure_already_exists");
    }
    await callThrough(caller, callee, procedure);
    await expectNothingMore(other);
  }),

  scenario("an id this callee does not hold cannot be unregistered", ["BP-RPC-03"], async ({ join }) => {
    const [holder, other] = [await join(), await join()];
    const registration = await register(holder, procedure);
    const request = other.request(T.UNREGISTER, registration);
    await expectError(other, { type: T.UNREGISTER, id: request }, "wamp.error.no_such_registration");
    await callThrough(other, holder, procedure);
  }),

  scenario("UNREGISTER ends a registration", ["BP-RPC-04", "BP-MSG-18", "BP-MSG-19"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    const registration = await register(callee, procedure);
    const request = callee.request(T.UNREGISTER, registration);
    expect(await callee.next(T.UNREGISTERED)).toEqual([T.UNREGISTERED, request]);
    const call = caller.request(T.CALL, {}, procedure);
    await expectError(caller, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
    await expectNothingMore(callee);
    expect(await register(callee, procedure)).toBeGreaterThan(0);
  }),

  scenario("a CALL nobody serves gets no_such_procedure", ["BP-RPC-05", "BP-ERR-01"], async ({ join }) => {
    const caller = await join();
    const call = caller.request(T.CALL, {}, procedure, [1], { a: 2 });
    await expectError(caller, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
    await expectNothingMore(caller);
  }),

  scenario(
    "a call goes to the callee and its answer back, payloads unchanged",
    ["BP-RPC-06", "BP-RPC-08", "BP-MSG-14", "BP-MSG-15", "BP-MSG-20", "BP-MSG-21"],
    async ({ join }) => {
      const [callee, caller] = [await join(), await join()];
      const registration = await register(callee, procedure);
      const payloads = [[], [["a", null, 1.5]], [[], { key: [true] }], [["é"], { n: -1, deep: { list: [] } }]];
      for (const [index, payload] of payloads.entries()) {
        const call = caller.request(T.CALL, {}, procedure, ...payload);
        const invocation = await callee.next(T.INVOCATION);
        expect(invocation).toEqual([T.INVOCATION, index + 1, registration, {}, ...payload]);
        callee.send(T.YIELD, index + 1, {}, ...payload);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ...payload]);
      }
    },
  ),

  scenario("an ERROR of the callee keeps its URI and payload", ["BP-RPC-09", "BP-MSG-06"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure);
    for (const payload of [[], [["why", 7]], [["why"], { code: 7, list: [1, 2] }]]) {
      const { call, invocation } = await callThrough(caller, callee, procedure);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, "com.example.error.bad", ...payload);
      expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "com.example.error.bad", ...payload]);
    }
  }),

  scenario("invalid_argument of a callee is relayed as it is", ["BP-RPC-17"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure);
    const { call, invocation } = await callThrough(caller, callee, procedure);
    callee.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.invalid_argument", ["first must be a number"]);
    const expected = [T.ERROR, T.CALL, call, {}, "wamp.error.invalid_argument", ["first must be a number"]];
    expect(await caller.next(T.ERROR)).toEqual(expected);
  }),

  scenario("only the callee that was asked can answer, and once", ["BP-RPC-10", "BP-PERR-09"], async ({ join }) => {
    const [callee, stranger, caller] = [await join(), await join(), await join()];
    await register(callee, procedure);
    await register(stranger, "com.example.stranger");
    const mine = await callThrough(caller, callee, procedure);
    const theirs = await callThrough(caller, stranger, "com.example.stranger");
    expect(theirs.invocation).toBe(mine.invocation);
    stranger.send(T.YIELD, theirs.invocation, {}, ["stranger"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, theirs.call, {}, ["stranger"]]);
    stranger.send(T.YIELD, theirs.invocation, {}, ["once more"]);
    await expectNothingMore(stranger);
    await expectNothingMore(caller);
    callee.send(T.YIELD, mine.invocation, {}, ["callee"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, mine.call, {}, ["callee"]]);
  }),

  scenario("calls overlap and results return in any order", ["BP-RPC-11", "BP-ORD-05"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure);
    const asked = [];
    for (let n = 0; n < 5; n++) asked.unshift(await callThrough(caller, callee, procedure));
    for (const { invocation } of asked) callee.send(T.YIELD, invocation, {}, [invocation]);
    for (const { call, invocation } of asked) {
      expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, [invocation]]);
    }
  }),
];
