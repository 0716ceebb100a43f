import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectNothingMore, register, subscribe, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const realm = "validating";
const add = "com.example.add";
const newId = "com.example.ids.new";

/** Where a payload does not fit, and what should be there. */
type Misfit = readonly [payload: string, pointer: string, expected: string];

/** The payload of the ERROR that refuses a payload. */
function refusal([payload, pointer, expected]: Misfit): unknown[] {
  return [[expect.stringContaining(`${pointer} of `)], { payload, pointer, expected }];
}

/** Takes the ERROR for a call whose payload, or the payload of the answer to it, does not fit. */
async function takeRefusal(caller: RawPeer, request: number, misfit: Misfit): Promise<void> {
  const error = await caller.next(T.ERROR);
  expect(error.slice(0, 5)).toEqual([T.ERROR, T.CALL, request, {}, "wamp.error.invalid_argument"]);
  expect(error.slice(5)).toEqual(refusal(misfit));
}

/** A callee of `com.example.add`, and a caller, where payloads are compared with what is declared. */
async function callerAndCallee({ join }: RouterWorld): Promise<{ caller: RawPeer; callee: RawPeer }> {
  const details = withFeatures({
    callee: ["progressive_call_results", "progressive_call_invocations", "call_canceling", "payload_passthru_mode"],
    caller: ["progressive_call_results", "progressive_call_invocations", "payload_passthru_mode"],
    publisher: ["payload_passthru_mode"],
    subscriber: ["payload_passthru_mode"],
  });
  const [caller, callee] = [await join({ realm, details }), await join({ realm, details })];
  await register(callee, add);
  return { caller, callee };
}

/** Calls `com.example.add` with arguments that fit. Returns the ids of the call and of its invocation. */
async function callAdd(caller: RawPeer, callee: RawPeer): Promise<{ call: number; invocation: number }> {
  const call = caller.request(T.CALL, { receive_progress: true }, add, [1, 2]);
  return { call, invocation: (await callee.next(T.INVOCATION))[1] as number };
}

const badCalls: readonly (readonly [payload: readonly unknown[], misfit: Misfit])[] = [
  [[["one", 2]], ["call", "/args/0", "a number"]],
  [[[1, null]], ["call", "/args/1", "a number"]],
  [[[1]], ["call", "/args", "a list of at least 2 items"]],
  [[], ["call", "/args", "a list of at least 2 items"]],
  [[[1, 2, 3]], ["call", "/args/2", "absent"]],
  [
    [[1, 2], { "a/b": 1 }],
    ["call", "/kwargs/a~1b", "absent"],
  ],
];

/** Realms that compare payloads with what is declared. */
export const payloadValidation: readonly Scenario<RouterWorld>[] = [
  scenario("a call that does not fit is refused, and the field is named", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    for (const [payload, misfit] of badCalls) {
      await takeRefusal(caller, caller.request(T.CALL, {}, add, ...payload), misfit);
    }
    await expectNothingMore(callee);
    const { call, invocation } = await callAdd(caller, callee);
    callee.send(T.YIELD, invocation, {}, [3], { exact: true });
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, [3], { exact: true }]);
    expect(world.router.counters.payloadsRefused).toBe(badCalls.length);
  }),

  scenario("a result that does not fit is kept from the caller", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    for (const [payload, misfit] of [
      [["three"], ["call_result", "/args/0", "a number"]],
      [[3], ["call_result", "/kwargs/exact", "present"]],
    ] as const) {
      const { call, invocation } = await callAdd(caller, callee);
      callee.send(T.YIELD, invocation, {}, payload);
      await takeRefusal(caller, call, misfit);
    }
    await expectNothingMore(callee);
  }),

  scenario("a progressive result that does not fit ends the call", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    const { call, invocation } = await callAdd(caller, callee);
    callee.send(T.YIELD, invocation, { progress: true }, ["adding"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, { progress: true }, ["adding"]]);
    callee.send(T.YIELD, invocation, { progress: true }, ["still", 1]);
    await takeRefusal(caller, call, ["call_result_progress", "/args/1", "a string"]);
    expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
    callee.send(T.YIELD, invocation, {}, [3], { exact: true });
    await expectNothingMore(callee);
    await expectNothingMore(caller);
  }),

  scenario("a further chunk of a call that does not fit ends the call", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    const call = caller.request(T.CALL, { progress: true }, add, [1, 2]);
    const invocation = (await callee.next(T.INVOCATION))[1];
    caller.send(T.CALL, call, { progress: true }, add, [3, 4, 5]);
    expect((await callee.next(T.INVOCATION)).slice(4)).toEqual([[3, 4, 5]]);
    caller.send(T.CALL, call, { progress: true }, add, ["six"]);
    await takeRefusal(caller, call, ["call_progress", "/args/0", "a number"]);
    expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
    caller.send(T.CALL, call, {}, add, [7]);
    await expectNothingMore(caller);
    await expectNothingMore(callee);
  }),

  scenario("an error that does not fit is not passed on, others are", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    for (const [error, payload, misfit] of [
      ["com.example.error.overflow", [[], { by: "one" }], ["call_error", "/kwargs/by", "a number"]],
      ["com.example.error.closed", [[1, 2]], ["call_error", "/args", "a list of at most 1 items"]],
    ] as const) {
      const { call, invocation } = await callAdd(caller, callee);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, error, ...payload);
      await takeRefusal(caller, call, misfit);
    }
    for (const error of ["com.example.error.overflow", "com.example.error.other"]) {
      const { call, invocation } = await callAdd(caller, callee);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, error, [], { by: 1 });
      expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, error, [], { by: 1 }]);
    }
  }),

  scenario("an event that does not fit is refused, or dropped if nobody awaits it", ["AP-IDL-05"], async (world) => {
    const [publisher, subscriber] = [await world.join({ realm }), await world.join({ realm })];
    await subscribe(subscriber, newId);
    const request = publisher.request(T.PUBLISH, { acknowledge: true }, newId, [1, 0]);
    const error = await publisher.next(T.ERROR);
    expect(error.slice(0, 5)).toEqual([T.ERROR, T.PUBLISH, request, {}, "wamp.error.invalid_argument"]);
    expect(error.slice(5)).toEqual(refusal(["event", "/args/1", "a WAMP id: an integer in 1 .. 2^53"]));
    publisher.request(T.PUBLISH, {}, newId, ["a"]);
    publisher.request(T.PUBLISH, {}, newId, [2 ** 53]);
    expect((await subscriber.next(T.EVENT))[4]).toEqual([2 ** 53]);
    await expectNothingMore(publisher);
    expect(world.router.counters.payloadsRefused).toBe(2);
  }),

  scenario("what a session declares binds itself, and nobody else", ["AP-IDL-05", "AP-REFL-02"], async ({ join }) => {
    const [callee, other, caller] = [await join({ realm }), await join({ realm }), await join({ realm })];
    const [mine, theirs, topic] = ["com.example.mine", "com.example.theirs", "com.example.topic"];
    await register(callee, mine);
    await register(other, theirs);
    const text = { type: "procedure", args: { items: { type: "string" } } };
    await ask(callee, "wamp.reflect.define", ["com.example.", { ...text, match: "prefix" }]);
    await ask(callee, "wamp.reflect.define", [topic, { ...text, type: "topic" }]);
    await takeRefusal(caller, caller.request(T.CALL, {}, mine, [1]), ["call", "/args/0", "a string"]);
    const call = caller.request(T.CALL, {}, theirs, [1]);
    other.send(T.YIELD, (await other.next(T.INVOCATION))[1], {}, [1]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, [1]]);
    caller.request(T.PUBLISH, { acknowledge: true }, topic, [1]);
    await caller.next(T.PUBLISHED);
    callee.request(T.PUBLISH, { acknowledge: true }, topic, [1]);
    expect((await callee.next(T.ERROR))[4]).toBe("wamp.error.invalid_argument");
    await ask(callee, "wamp.reflect.define", ["com.example.", null]);
    caller.request(T.CALL, {}, mine, [1]);
    await callee.next(T.INVOCATION);
  }),

  scenario("a schema that is none, or could hurt, cannot be declared", ["AP-IDL-05"], async ({ join }) => {
    const peer = await join({ realm });
    for (const [schema, text] of [
      [{ type: "text" }, "declaration.args/type must be one of"],
      [{ $ref: "https://example.com/" }, "declaration.args/$ref must lead into this schema"],
      [{ items: { pattern: "(a)\\1" } }, "declaration.args/items/pattern is not a regular expression that can"],
      [{ pattern: "(a{0,30}){0,30}" }, "declaration.args/pattern makes the patterns too large"],
    ] as const) {
      peer.request(T.CALL, {}, "wamp.reflect.define", [add, { type: "procedure", args: schema }]);
      const error = await peer.next(T.ERROR);
      expect([error[4], error[5]]).toEqual(["wamp.error.invalid_argument", [expect.stringContaining(text)]]);
    }
  }),

  scenario("payloads in passthru mode are not looked into", ["AP-IDL-05"], async (world) => {
    const { caller, callee } = await callerAndCallee(world);
    const options = { ppt_scheme: "x_opaque", ppt_serializer: "json" };
    const call = caller.request(T.CALL, options, add, ["opaque"]);
    const invocation = await callee.next(T.INVOCATION);
    expect(invocation[4]).toEqual(["opaque"]);
    callee.send(T.YIELD, invocation[1], options, ["opaque"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, options, ["opaque"]]);
    await subscribe(callee, newId);
    caller.request(T.PUBLISH, options, newId, ["opaque"]);
    expect((await callee.next(T.EVENT))[4]).toEqual(["opaque"]);
  }),

  scenario("where the realm does not validate, nothing is refused", ["AP-IDL-05"], async ({ join }) => {
    const [callee, caller] = [await join({ realm: "declared" }), await join({ realm: "declared" })];
    await register(callee, add);
    await subscribe(callee, newId);
    const call = caller.request(T.CALL, {}, add, ["one"]);
    callee.send(T.YIELD, (await callee.next(T.INVOCATION))[1], {}, ["two"]);
    expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["two"]]);
    caller.request(T.PUBLISH, {}, newId, ["a"]);
    expect((await callee.next(T.EVENT))[4]).toEqual(["a"]);
  }),
];
