import { MAX_ID, MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectError, expectNothingMore, expectViolation, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { streaming } from "./progressive-invocations.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const nobodys = "com.example.nobody";
const more = { progress: true };

/** The ids of CALLs, of which those that continue a call are not new. */
export const callIds: readonly Scenario<RouterWorld>[] = [
  ...["realm1", "strict.ids", "unchecked.ids"].map((realm) =>
    scenario<RouterWorld>(
      `in ${realm}, calls may be continued while newer requests are made`,
      ["AP-PCI-09", "AP-PCI-10"],
      async ({ join }) => {
        const [callee, caller] = [await join({ ...streaming, realm }), await join({ ...streaming, realm })];
        await register(callee, procedure);
        const one = caller.request(T.CALL, more, procedure);
        await subscribe(caller, "com.example.topic");
        const other = caller.request(T.CALL, {}, procedure);
        caller.send(T.CALL, one, more, procedure);
        const ordinary = caller.request(T.CALL, {}, nobodys);
        caller.send(T.CALL, one, {}, procedure);
        await expectError(caller, { type: T.CALL, id: ordinary }, "wamp.error.no_such_procedure");
        expect([one, other, ordinary]).toEqual([1, 3, 4]);
        expect(await takeInvocations(callee, 4)).toEqual([
          [1, more],
          [2, {}],
          [1, more],
          [1, {}],
        ]);
      },
    ),
  ),

  scenario("a gap between new calls breaks the protocol of a strict realm", ["AP-PCI-09"], async ({ join }) => {
    const realm = "strict.ids";
    const [callee, caller] = [await join({ ...streaming, realm }), await join({ ...streaming, realm })];
    await register(callee, procedure);
    caller.send(T.CALL, 1, more, procedure);
    caller.send(T.CALL, 2, {}, procedure);
    caller.send(T.CALL, 4, {}, procedure);
    await expectViolation(caller);
    expect(await takeInvocations(callee, 2)).toEqual([
      [1, more],
      [2, {}],
    ]);
  }),

  scenario("calls may be continued when the ids have started over after 2^53", ["AP-PCI-10"], async ({ join }) => {
    const [callee, caller] = [await join(streaming), await join(streaming)];
    await register(callee, procedure);
    caller.send(T.CALL, MAX_ID, more, procedure);
    caller.send(T.CALL, 1, {}, procedure);
    caller.send(T.CALL, MAX_ID, {}, procedure);
    expect(await takeInvocations(callee, 3)).toEqual([
      [1, more],
      [2, {}],
      [1, {}],
    ]);
  }),

  ...[
    { what: "that has no chunks", messages: [{}, {}] },
    { what: "that has no chunks, by a chunk", messages: [{}, more] },
    { what: "whose last chunk has come", messages: [more, {}, {}] },
    { what: "whose last chunk has come, by another", messages: [more, {}, more] },
  ].map(({ what, messages }) =>
    scenario<RouterWorld>(
      `a CALL with the id of an open call ${what} breaks the protocol`,
      ["AP-PCI-10"],
      async ({ join }) => {
        const [callee, caller] = [await join(streaming), await join(streaming)];
        await register(callee, procedure);
        for (const options of messages) caller.send(T.CALL, 1, options, procedure);
        await expectViolation(caller);
        const invocations = messages.slice(1).map((_, index) => [1, messages[index]]);
        expect(await takeInvocations(callee, invocations.length)).toEqual(invocations);
      },
    ),
  ),

  scenario("a chunk for another procedure than the first breaks the protocol", ["AP-PCI-10"], async ({ join }) => {
    const [callee, caller] = [await join(streaming), await join(streaming)];
    await register(callee, procedure);
    caller.send(T.CALL, 1, more, procedure);
    caller.send(T.CALL, 1, {}, nobodys);
    await expectViolation(caller);
  }),

  ...["realm1", "strict.ids", "unchecked.ids"].map((realm) =>
    scenario<RouterWorld>(
      `in ${realm}, chunks of a call that has ended are discarded`,
      ["AP-PCI-11", "AP-PCI-12"],
      async ({ join }) => {
        const [callee, caller] = [await join({ ...streaming, realm }), await join({ ...streaming, realm })];
        await register(callee, procedure);
        const [answered, refused] = [caller.request(T.CALL, more, procedure), caller.request(T.CALL, more, nobodys)];
        await expectError(caller, { type: T.CALL, id: refused }, "wamp.error.no_such_procedure");
        await callee.next(T.INVOCATION);
        callee.send(T.YIELD, 1, {});
        await caller.next(T.RESULT);
        for (const options of [more, more, {}]) {
          caller.send(T.CALL, answered, options, procedure);
          caller.send(T.CALL, refused, options, nobodys);
        }
        await expectNothingMore(caller);
        await expectNothingMore(callee);
      },
    ),
  ),

  scenario("a CALL with a used id of no open call is discarded", ["AP-PCI-11"], async ({ join }) => {
    const [callee, caller] = [await join(streaming), await join(streaming)];
    await register(callee, procedure);
    for (const options of [more, {}]) caller.send(T.CALL, 7, options, procedure);
    await callee.next(T.INVOCATION);
    await callee.next(T.INVOCATION);
    callee.send(T.YIELD, 1, {});
    await caller.next(T.RESULT);
    for (const id of [7, 3]) caller.send(T.CALL, id, {}, procedure);
    await expectNothingMore(callee);
    caller.lastRequest = 7;
    await expectNothingMore(caller);
  }),

  scenario(
    "in a strict realm a CALL with the id of what was no call with chunks breaks the protocol",
    ["AP-PCI-12"],
    async ({ join }) => {
      const caller = await join({ ...streaming, realm: "strict.ids" });
      const call = caller.request(T.CALL, {}, nobodys);
      await expectError(caller, { type: T.CALL, id: call }, "wamp.error.no_such_procedure");
      caller.send(T.CALL, call, {}, nobodys);
      await expectViolation(caller);
    },
  ),
];

/** Ids and details of the next INVOCATIONs. */
async function takeInvocations(callee: RawPeer, count: number): Promise<readonly unknown[]> {
  const taken: unknown[] = [];
  for (let n = 0; n < count; n++) {
    const [, invocation, , details] = await callee.next(T.INVOCATION);
    taken.push([invocation, details]);
  }
  return taken;
}
