import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectError, expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const shared = ["first", "last", "roundrobin", "random"] as const;

/** One procedure, several callees. */
export const sharedRegistrations: readonly Scenario<RouterWorld>[] = [
  scenario("a procedure is single unless its callee says otherwise", ["AP-SHREG-01", "AP-SHREG-02"], async (world) => {
    for (const options of [{}, { invoke: "single" }]) {
      const [one, other] = [await world.join(), await world.join()];
      const id = await register(one, procedure, options);
      for (const invoke of ["single", ...shared]) {
        for (const peer of [one, other]) {
          const request = peer.request(T.REGISTER, { invoke }, procedure);
          await expectError(peer, { type: T.REGISTER, id: request }, "wamp.error.procedure_already_exists");
        }
      }
      one.request(T.UNREGISTER, id);
      await one.next(T.UNREGISTERED);
      other.request(T.UNREGISTER, await register(other, procedure, options));
      await other.next(T.UNREGISTERED);
    }
  }),

  ...shared.map((invoke) =>
    scenario<RouterWorld>(
      `callees that share a procedure by ${invoke} share its registration, and its policy`,
      ["AP-SHREG-01", "AP-SHREG-03", "AP-SHREG-06"],
      async ({ join, until }) => {
        const [one, other] = [await join(), await join()];
        const id = await register(one, procedure, { invoke });
        expect(await register(other, procedure, { invoke })).toBe(id);
        expect(await register(one, procedure, { invoke })).toBe(id);
        for (const policy of ["single", ...shared].filter((each) => each !== invoke)) {
          const request = other.request(T.REGISTER, { invoke: policy }, procedure);
          await expectError(other, { type: T.REGISTER, id: request }, "wamp.error.procedure_already_exists");
        }
        await until(({ registrations, callees }) => registrations === 1 && callees === 2);
      },
    ),
  ),

  scenario("roundrobin goes round in the order of registration", ["AP-SHREG-04"], async ({ join }) => {
    const [caller, ...callees] = [await join(), await join(), await join(), await join()];
    for (const callee of callees) await register(callee, procedure, { invoke: "roundrobin" });
    for (let round = 0; round < 3; round++) {
      for (const callee of callees) await callAndAnswer(caller, callee);
    }
    for (const callee of callees) await expectNothingMore(callee);
  }),

  scenario("random reaches every callee", ["AP-SHREG-04"], async ({ join }) => {
    const [caller, ...callees] = [await join(), await join(), await join()];
    for (const callee of callees) await register(callee, procedure, { invoke: "random" });
    for (let n = 0; n < 64; n++) caller.request(T.CALL, {}, procedure);
    for (const callee of callees) await callee.next(T.INVOCATION);
  }),

  scenario(
    "first and last reach the earliest and the latest callee that is left",
    ["AP-SHREG-05"],
    async ({ join }) => {
      const [caller, one, other] = [await join(), await join(), await join()];
      for (const [invoke, order] of [
        ["first", [one, other]],
        ["last", [other, one]],
      ] as const) {
        const uri = `${procedure}.${invoke}`;
        let id = 0;
        for (const callee of [one, other]) id = await register(callee, uri, { invoke });
        for (const callee of order) {
          for (let n = 0; n < 2; n++) await callAndAnswer(caller, callee, uri);
          callee.request(T.UNREGISTER, id);
          await callee.next(T.UNREGISTERED);
        }
        const call = caller.request(T.CALL, {}, uri);
        await expectError(caller, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
      }
    },
  ),
];

/** Calls and lets this callee, which must be the one that is invoked, answer. */
async function callAndAnswer(caller: RawPeer, callee: RawPeer, uri: string = procedure): Promise<void> {
  const call = caller.request(T.CALL, {}, uri);
  const [, invocation] = await callee.next(T.INVOCATION);
  callee.send(T.YIELD, invocation, {});
  expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}]);
}
