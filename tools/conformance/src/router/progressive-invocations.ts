import { MAX_ID, MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { decodeElements } from "../peer/elements.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, expectViolation, register, withFeatures } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { JoinOptions, RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const unsupported = "wamp.error.feature_not_supported";
const needed = ["progressive_call_invocations", "call_canceling"];
const more = { progress: true };

/** A client that sends, and takes, what comes in chunks. */
export const streaming: JoinOptions = {
  details: withFeatures({
    caller: ["progressive_call_invocations", "progressive_call_results", "payload_passthru_mode"],
    callee: [...needed, "progressive_call_results", "payload_passthru_mode"],
  }),
};

/** Calls whose payload comes in chunks. */
export const progressiveInvocations: readonly Scenario<RouterWorld>[] = [
  scenario(
    "the dealer announces progressive_call_invocations, and call_canceling with it",
    ["AP-PCI-01"],
    async ({ connect }) => {
      const client = await connect();
      client.send(T.HELLO, "realm1", { roles: allRoles });
      const { roles } = (await client.next(T.WELCOME))[2] as { roles: { dealer: { features: object } } };
      const announced = { progressive_call_invocations: true, call_canceling: true, call_cancelling: true };
      expect(roles.dealer.features).toMatchObject(announced);
    },
  ),

  ...[{}, { progress: false }].map((last) =>
    scenario<RouterWorld>(
      `chunks go out under one INVOCATION id, in order, and CALL with ${JSON.stringify(last)} is the last`,
      ["AP-PCI-06", "AP-PCI-07", "AP-PCI-10"],
      async ({ join }) => {
        const [callee, caller] = [await join(streaming), await join(streaming)];
        const registration = await register(callee, procedure);
        const call = caller.request(T.CALL, more, procedure, ["first"]);
        for (let n = 0; n < 50; n++) caller.send(T.CALL, call, more, procedure, [n], { n });
        caller.send(T.CALL, call, last, procedure);
        const first = await callee.next(T.INVOCATION);
        expect(first).toEqual([T.INVOCATION, first[1], registration, more, ["first"]]);
        for (let n = 0; n < 50; n++)
          expect(await callee.next(T.INVOCATION)).toEqual([...first.slice(0, 4), [n], { n }]);
        expect(await callee.next(T.INVOCATION)).toEqual([T.INVOCATION, first[1], registration, {}]);
        callee.send(T.YIELD, first[1], {}, ["done"]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["done"]]);
        await expectNothingMore(callee);
        await expectNothingMore(caller);
      },
    ),
  ),

  scenario(
    "the options of the first CALL hold for all chunks, and later ones are ignored",
    ["AP-PCI-14", "AP-PCI-15"],
    async ({ join }) => {
      const [callee, caller] = [await join(streaming), await join(streaming)];
      await register(callee, procedure);
      const passthru = { ppt_scheme: "x_frozen", ppt_serializer: "cbor", ppt_cipher: "c", ppt_keyid: "k" };
      const first = { ...more, ...passthru, disclose_me: true, receive_progress: true, x_vendor: 1 };
      const later = { ppt_scheme: "x_other", disclose_me: false, receive_progress: false, timeout: 1, x_vendor: 2 };
      const call = caller.request(T.CALL, first, procedure);
      caller.send(T.CALL, call, { ...more, ...later, rkey: "k", runmode: "partition" }, procedure);
      caller.send(T.CALL, call, { ppt_keyid: "l", ...later }, procedure);
      const details = (await callee.next(T.INVOCATION))[3];
      const { progress: _, ...rest } = details as { progress: true };
      expect(rest).toMatchObject({ ...passthru, caller: expect.anything(), receive_progress: true });
      expect(Object.keys(rest).filter((key) => key in { timeout: 1, rkey: 1, runmode: 1, x_vendor: 1 })).toEqual([]);
      expect((await callee.next(T.INVOCATION))[3]).toEqual(details);
      expect((await callee.next(T.INVOCATION))[3]).toEqual(rest);
    },
  ),

  scenario("a caller that announced nothing may send no chunks", ["AP-PCI-02"], async ({ join }) => {
    const [callee, caller] = [await join(streaming), await join({ details: withFeatures({ callee: needed }) })];
    await register(callee, procedure);
    caller.request(T.CALL, more, procedure);
    await expectViolation(caller);
    await expectNothingMore(callee);
  }),

  ...[[], needed.slice(0, 1), needed.slice(1)].map((callee) =>
    scenario<RouterWorld>(
      `a callee with no more than [${callee.join()}] gets no chunks, and nothing is kept of the call`,
      ["AP-PCI-04", "AP-PCI-11", "AP-ERR-05"],
      async ({ join, router }) => {
        const [peer, caller] = [await join({ details: withFeatures({ callee }) }), await join(streaming)];
        await register(peer, procedure);
        const call = caller.request(T.CALL, more, procedure);
        caller.send(T.CALL, call, {}, procedure);
        await expectError(caller, { type: T.CALL, id: call }, unsupported);
        await expectNothingMore(caller);
        await expectNothingMore(peer);
        expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
      },
    ),
  ),

  scenario("the procedures of the router take no chunks", ["AP-PCI-04"], async ({ join }) => {
    const caller = await join(streaming);
    const call = caller.request(T.CALL, more, "wamp.session.count");
    caller.send(T.CALL, call, {}, "wamp.session.count");
    await expectError(caller, { type: T.CALL, id: call }, unsupported);
    await expectNothingMore(caller);
  }),

  ...["first", "last", "roundrobin", "random"].map((invoke) =>
    scenario<RouterWorld>(`chunks stick to the callee that ${invoke} picked`, ["AP-PCI-08"], async ({ join }) => {
      const [caller, ...callees] = [await join(streaming), await join(streaming), await join(streaming)];
      for (const callee of callees) await register(callee, procedure, { invoke });
      const calls = [1, 2, 3, 4].map((n) => caller.request(T.CALL, more, procedure, [n]));
      for (const call of calls) for (let n = 0; n < 5; n++) caller.send(T.CALL, call, more, procedure, [call]);
      for (const call of calls) caller.send(T.CALL, call, {}, procedure, [call]);
      await expectNothingMore(caller);
      const counts: number[] = [];
      for (const callee of callees) counts.push(...(await chunksByInvocation(callee)));
      expect(counts).toEqual([7, 7, 7, 7]);
    }),
  ),

  scenario(
    "a callee sends progressive results between the chunks, and ends the call before the last",
    ["AP-PCI-16", "AP-PCI-11"],
    async ({ join }) => {
      const [callee, caller] = [await join(streaming), await join(streaming)];
      await register(callee, procedure);
      const call = caller.request(T.CALL, { ...more, receive_progress: true }, procedure, [0]);
      const invocation = (await callee.next(T.INVOCATION))[1];
      for (const n of [1, 2, 3]) {
        callee.send(T.YIELD, invocation, more, [n]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, more, [n]]);
        caller.send(T.CALL, call, more, procedure, [n]);
        expect((await callee.next(T.INVOCATION))[4]).toEqual([n]);
      }
      callee.send(T.YIELD, invocation, {}, ["enough"]);
      expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, ["enough"]]);
      for (const options of [more, more, {}]) caller.send(T.CALL, call, options, procedure);
      await expectNothingMore(caller);
      await expectNothingMore(callee);
    },
  ),

  scenario("an ERROR of the callee ends the call before the last chunk", ["AP-PCI-16"], async ({ join }) => {
    const [callee, caller] = [await join(streaming), await join(streaming)];
    await register(callee, procedure);
    const { call, invocation } = await begin(caller, callee);
    callee.send(T.ERROR, T.INVOCATION, invocation, {}, "com.example.enough");
    expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, call, {}, "com.example.enough"]);
    for (const options of [more, {}]) caller.send(T.CALL, call, options, procedure);
    await expectNothingMore(caller);
    await expectNothingMore(callee);
  }),

  scenario("a callee that declines a call with chunks answers for itself", ["AP-REROUTE-02"], async ({ join }) => {
    const declining = { details: withFeatures({ callee: [...needed, "call_reroute"] }) };
    const [one, other, caller] = [await join(declining), await join(declining), await join(streaming)];
    for (const callee of [one, other]) await register(callee, procedure, { invoke: "first" });
    const { call, invocation } = await begin(caller, one);
    one.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.unavailable");
    await expectError(caller, { type: T.CALL, id: call }, "wamp.error.unavailable");
    caller.send(T.CALL, call, {}, procedure);
    await expectNothingMore(caller);
    await expectNothingMore(other);
  }),

  ...["skip", "killnowait"].map((mode) =>
    scenario<RouterWorld>(
      `CANCEL ${mode} between chunks ends the call, and what still comes is discarded`,
      ["AP-PCI-11", "AP-CANCEL-03", "AP-CANCEL-05"],
      async ({ join }) => {
        const [callee, caller] = [await join(streaming), await join(streaming)];
        await register(callee, procedure);
        const { call, invocation } = await begin(caller, callee);
        caller.send(T.CANCEL, call, { mode });
        for (const options of [more, {}]) caller.send(T.CALL, call, options, procedure);
        await expectError(caller, { type: T.CALL, id: call }, "wamp.error.canceled");
        const interrupts = [[T.INTERRUPT, invocation, { mode }]].filter(() => mode === "killnowait");
        for (const interrupt of interrupts) expect(await callee.next(T.INTERRUPT)).toEqual(interrupt);
        callee.send(T.YIELD, invocation, {}, ["too late"]);
        await expectNothingMore(callee);
        await expectNothingMore(caller);
      },
    ),
  ),

  scenario(
    "after CANCEL kill the callee gets no chunk, and its answer ends the call",
    ["AP-CANCEL-04"],
    async (world) => {
      const [callee, caller] = [await world.join(streaming), await world.join(streaming)];
      await register(callee, procedure);
      const { call, invocation } = await begin(caller, callee);
      caller.send(T.CANCEL, call, { mode: "kill" });
      for (const options of [more, {}]) caller.send(T.CALL, call, options, procedure);
      expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "kill" }]);
      await expectNothingMore(caller);
      await expectNothingMore(callee);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, "wamp.error.canceled");
      await expectError(caller, { type: T.CALL, id: call }, "wamp.error.canceled");
    },
  ),

  ...Object.entries(departures).flatMap(([how, depart]) => [
    scenario<RouterWorld>(
      `a caller that leaves by ${how} between chunks has its call interrupted`,
      ["AP-PCI-17"],
      async ({ join, until }) => {
        const [callee, caller] = [await join(streaming), await join(streaming)];
        await register(callee, procedure);
        const { invocation } = await begin(caller, callee);
        await depart(caller);
        expect(await callee.next(T.INTERRUPT)).toEqual([T.INTERRUPT, invocation, { mode: "killnowait" }]);
        await until(({ calls, invocations }) => calls + invocations === 0);
      },
    ),
    scenario<RouterWorld>(
      `a callee that leaves by ${how} between chunks ends its call with canceled, and the rest is discarded`,
      ["AP-PCI-17", "AP-PCI-11"],
      async ({ join }) => {
        const [callee, caller] = [await join(streaming), await join(streaming)];
        await register(callee, procedure);
        const { call } = await begin(caller, callee);
        await depart(callee);
        await expectError(caller, { type: T.CALL, id: call }, "wamp.error.canceled");
        for (const options of [more, {}]) caller.send(T.CALL, call, options, procedure);
        await expectNothingMore(caller);
      },
    ),
  ]),
];

/** Sends two chunks and takes their INVOCATIONs. */
async function begin(caller: RawPeer, callee: RawPeer): Promise<{ call: number; invocation: unknown }> {
  const call = caller.request(T.CALL, more, procedure, [1]);
  caller.send(T.CALL, call, more, procedure, [2]);
  const [, invocation] = await callee.next(T.INVOCATION);
  expect(await callee.next(T.INVOCATION)).toMatchObject([T.INVOCATION, invocation, {}, more, [2]]);
  return { call, invocation };
}

/** How many chunks came under each INVOCATION id; all those of one id are of one call. */
async function chunksByInvocation(callee: RawPeer): Promise<readonly number[]> {
  const calls = new Map<unknown, unknown[]>();
  for (const [, invocation, , , args] of await untilError(callee)) {
    calls.set(invocation, [...(calls.get(invocation) ?? []), (args as unknown[])[0]]);
  }
  return Array.from(calls.values(), (chunks) => chunks.filter((call) => call === chunks[0]).length);
}

/** All that came before the ERROR of a request made now. */
async function untilError(peer: RawPeer): Promise<readonly unknown[][]> {
  peer.request(T.UNSUBSCRIBE, MAX_ID);
  const messages: unknown[][] = [];
  for (;;) {
    const message = decodeElements(peer.connection.serializer, await peer.nextBytes());
    if (message[0] === T.ERROR) return messages;
    messages.push(message);
  }
}
