import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { expectError, expectNothingMore, expectViolation, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const unavailable = "wamp.error.no_available_callee";
const interruptible = withFeatures({ callee: ["call_canceling"] });

/** What the dealer does beyond the specification to share calls among callees. */
export const callSharing: readonly Scenario<RouterWorld>[] = [
  scenario(
    "a callee gets as many calls at once as its concurrency says, and the others no more than they can",
    ["AP-SHREG-01"],
    async ({ join }) => {
      const [caller, one, other] = [await join(), await join(), await join()];
      await register(one, procedure, { invoke: "first", concurrency: 1 });
      await register(other, procedure, { invoke: "first", concurrency: 2 });
      for (let n = 0; n < 3; n++) caller.request(T.CALL, {}, procedure, [n]);
      const refused = caller.request(T.CALL, {}, procedure);
      await expectError(caller, { type: T.CALL, id: refused }, unavailable);
      expect((await one.next(T.INVOCATION))[4]).toEqual([0]);
      expect((await other.next(T.INVOCATION))[4]).toEqual([1]);
      expect((await other.next(T.INVOCATION))[4]).toEqual([2]);
      one.send(T.YIELD, 1, {});
      await caller.next(T.RESULT);
      caller.request(T.CALL, {}, procedure, [4]);
      expect((await one.next(T.INVOCATION))[4]).toEqual([4]);
      await expectNothingMore(other);
    },
  ),

  scenario("calls wait in order until a callee has room", ["BP-ORD-03"], async ({ join, until }) => {
    const realm = "patient.calls";
    const [caller, callee] = [await join({ realm }), await join({ realm })];
    await register(callee, procedure, { concurrency: 1 });
    for (let n = 0; n < 3; n++) caller.request(T.CALL, {}, procedure, [n]);
    const refused = caller.request(T.CALL, {}, procedure);
    await expectError(caller, { type: T.CALL, id: refused }, unavailable);
    await until(({ calls, waitingCalls, invocations }) => calls === 3 && waitingCalls === 2 && invocations === 1);
    for (let n = 0; n < 3; n++) {
      const [, invocation, , , args] = await callee.next(T.INVOCATION);
      expect(args).toEqual([n]);
      callee.send(T.YIELD, invocation, {}, args);
      expect((await caller.next(T.RESULT))[3]).toEqual([n]);
    }
    await until(({ calls, waitingCalls }) => calls === 0 && waitingCalls === 0);
  }),

  scenario(
    "calls that wait are canceled, time out, go with their caller, and are answered when nobody is left",
    ["AP-CANCEL-03", "AP-CANCEL-05", "AP-TMO-04"],
    async ({ join, until }) => {
      const realm = "patient.calls";
      const callee = await join({ realm, details: interruptible });
      const [caller, leaver] = [await join({ realm }), await join({ realm })];
      const id = await register(callee, procedure, { concurrency: 1 });
      caller.request(T.CALL, {}, procedure);
      for (const mode of ["skip", "kill", "killnowait"]) {
        const canceled = caller.request(T.CALL, {}, procedure);
        caller.send(T.CANCEL, canceled, { mode });
        await expectError(caller, { type: T.CALL, id: canceled }, "wamp.error.canceled");
      }
      const late = caller.request(T.CALL, { timeout: 5 }, procedure);
      await expectError(caller, { type: T.CALL, id: late }, "wamp.error.timeout");
      leaver.request(T.CALL, {}, procedure);
      await until(({ waitingCalls }) => waitingCalls === 1);
      leaver.connection.terminate();
      await until(({ waitingCalls }) => waitingCalls === 0);
      const waiting = caller.request(T.CALL, {}, procedure);
      await until(({ waitingCalls }) => waitingCalls === 1);
      await callee.next(T.INVOCATION);
      callee.request(T.UNREGISTER, id);
      await callee.next(T.UNREGISTERED);
      await expectError(caller, { type: T.CALL, id: waiting }, unavailable);
      await expectNothingMore(callee);
    },
  ),

  scenario("least_loaded takes who has the fewest calls to answer", ["AP-SHREG-01"], async ({ join }) => {
    const [caller, one, other] = [await join(), await join(), await join()];
    for (const callee of [one, other]) await register(callee, procedure, { invoke: "least_loaded" });
    for (const callee of [one, other, one]) {
      caller.request(T.CALL, {}, procedure);
      await callee.next(T.INVOCATION);
    }
    for (const invocation of [2, 1]) {
      one.send(T.YIELD, invocation, {});
      await caller.next(T.RESULT);
    }
    for (const callee of [one, other]) {
      caller.request(T.CALL, {}, procedure);
      await callee.next(T.INVOCATION);
    }
  }),

  scenario(
    "x_hash takes the calls of a key to its node, and when that has left to another",
    ["AP-SHREG-01"],
    async ({ join }) => {
      const [caller, node23, node42] = [await join(), await join(), await join()];
      await register(node23, procedure, { invoke: "x_hash", nkey: "node23" });
      const id = await register(node42, procedure, { invoke: "x_hash", nkey: "node42" });
      const keyless = caller.request(T.CALL, {}, procedure);
      await expectError(caller, { type: T.CALL, id: keyless }, "wamp.error.invalid_argument");
      for (let round = 0; round < 2; round++) {
        for (const rkey of ["red", "green", "blue", "black"]) {
          caller.request(T.CALL, { rkey }, procedure, [rkey]);
          const callee = rkey === "red" || rkey === "black" ? node42 : node23;
          expect((await callee.next(T.INVOCATION)).slice(3)).toEqual([{}, [rkey]]);
        }
      }
      node42.request(T.UNREGISTER, id);
      await node42.next(T.UNREGISTERED);
      caller.request(T.CALL, { rkey: "red" }, procedure);
      await node23.next(T.INVOCATION);
    },
  ),

  scenario("a concurrency that is no number from 1 is refused", ["TS-03"], async ({ join }) => {
    const peer = await join();
    const request = peer.request(T.REGISTER, { concurrency: 0 }, procedure);
    await expectError(peer, { type: T.REGISTER, id: request }, "wamp.error.option_not_allowed");
    peer.request(T.REGISTER, { concurrency: "1" }, procedure);
    await expectViolation(peer);
  }),
];
