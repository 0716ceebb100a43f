import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectError, expectNothingMore, expectViolation, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import type { JoinOptions, RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const topic = "com.example.topic";
const role = { features: { payload_passthru_mode: true } };
const passthru: JoinOptions = {
  details: { roles: { publisher: role, subscriber: role, caller: role, callee: role } },
};
const unsupported = "wamp.error.feature_not_supported";

/** Attributes that mean something, and some that mean nothing to anybody. */
const attributeSets = [
  { ppt_scheme: "wamp", ppt_serializer: "cbor", ppt_cipher: "xsalsa20poly1305", ppt_keyid: "0x00" },
  { ppt_scheme: "mqtt" },
  { ppt_scheme: "no scheme at all", ppt_serializer: "", ppt_cipher: "\u{1f511}", ppt_keyid: "wamp" },
];
/** Bytes that no serializer can read. */
const sealed = Uint8Array.of(0xff, 0xc1, 0, 0x80, 0x1f);

/** Payloads the router does not look into. */
export const payloadPassthru: readonly Scenario<RouterWorld>[] = [
  scenario("WELCOME announces payload passthru mode for both roles", ["AP-PPT-04"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", passthru.details);
    const [, , details] = await peer.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { broker: role, dealer: role } });
  }),

  scenario(
    "calls, results and errors keep their ppt attributes and their bytes, whatever they are",
    ["AP-PPT-04", "AP-PPT-15"],
    async ({ join }) => {
      const [caller, callee] = [await join(passthru), await join(passthru)];
      const registration = await register(callee, procedure);
      for (const [index, ppt] of attributeSets.entries()) {
        const call = caller.request(T.CALL, { ...ppt, _private: 1, ppt_other: "?" }, procedure, [sealed]);
        const invocation = await callee.next(T.INVOCATION);
        expect(invocation).toEqual([T.INVOCATION, 2 * index + 1, registration, ppt, [sealed]]);
        callee.send(T.YIELD, invocation[1], { ...ppt, _private: 1 }, [sealed]);
        expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, ppt, [sealed]]);
        const failing = caller.request(T.CALL, {}, procedure);
        const [, request] = await callee.next(T.INVOCATION);
        callee.send(T.ERROR, T.INVOCATION, request, ppt, "com.example.error", [sealed]);
        expect(await caller.next(T.ERROR)).toEqual([T.ERROR, T.CALL, failing, ppt, "com.example.error", [sealed]]);
      }
    },
  ),

  scenario("events keep them for every serializer", ["AP-PPT-04", "AP-PPT-15"], async ({ join }) => {
    const publisher = await join(passthru);
    const subscribers: RawPeer[] = [];
    for (const serializer of allSerializers) subscribers.push(await join({ ...passthru, serializer }));
    for (const subscriber of subscribers) await subscribe(subscriber, topic);
    for (const ppt of attributeSets) {
      publisher.request(T.PUBLISH, { ...ppt, publisher: 1 }, topic, [sealed]);
      for (const subscriber of subscribers) expect((await subscriber.next(T.EVENT)).slice(3)).toEqual([ppt, [sealed]]);
    }
  }),

  scenario("an event goes to subscribers that announced nothing, too", ["AP-PPT-04"], async ({ join }) => {
    const [publisher, subscriber] = [await join(passthru), await join()];
    await subscribe(subscriber, "com.", { match: "prefix" });
    publisher.request(T.PUBLISH, { ppt_scheme: "mqtt" }, topic, [sealed]);
    expect((await subscriber.next(T.EVENT)).slice(3)).toEqual([{ ppt_scheme: "mqtt", topic }, [sealed]]);
  }),

  scenario("without a scheme, or with an empty one, nothing is passed through", ["AP-PPT-02"], async ({ join }) => {
    const [caller, callee] = [await join(), await join()];
    const registration = await register(callee, procedure);
    for (const [index, ppt] of [
      { ppt_scheme: "" },
      { ppt_scheme: "", ppt_keyid: "k" },
      { ppt_cipher: "c" },
    ].entries()) {
      const call = caller.request(T.CALL, ppt, procedure);
      expect(await callee.next(T.INVOCATION)).toEqual([T.INVOCATION, index + 1, registration, {}]);
      callee.send(T.YIELD, index + 1, ppt);
      expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}]);
    }
  }),

  ...(
    [
      ["CALL", (peer) => peer.request(T.CALL, { ppt_scheme: "wamp" }, procedure)],
      ["PUBLISH", (peer) => peer.request(T.PUBLISH, { ppt_scheme: "wamp" }, topic)],
      ["YIELD", (peer) => peer.send(T.YIELD, 1, { ppt_scheme: "wamp" })],
    ] as const satisfies readonly (readonly [string, (peer: RawPeer) => unknown])[]
  ).map(([name, send]) =>
    scenario<RouterWorld>(`${name} with ppt of one who did not announce it is ABORT`, ["AP-PPT-05"], async (world) => {
      const [caller, peer] = [await world.join(), await world.join()];
      await register(peer, procedure);
      caller.request(T.CALL, {}, procedure);
      await peer.next(T.INVOCATION);
      send(peer);
      await expectViolation(peer);
      await caller.next(T.ERROR);
      await expectNothingMore(caller);
    }),
  ),

  scenario("a callee that did not announce it is not called with ppt", ["AP-PPT-07"], async ({ join, until }) => {
    const [caller, callee] = [await join(passthru), await join()];
    await register(callee, procedure);
    const call = caller.request(T.CALL, { ppt_scheme: "wamp" }, procedure, [sealed]);
    await expectError(caller, { type: T.CALL, id: call }, unsupported);
    await until(({ calls, invocations }) => calls + invocations === 0);
    await expectNothingMore(callee);
  }),

  scenario(
    "a caller that did not announce it gets no RESULT with ppt, and both learn why",
    ["AP-PPT-08"],
    async (world) => {
      const [caller, callee] = [await world.join(), await world.join(passthru)];
      await register(callee, procedure);
      const call = caller.request(T.CALL, {}, procedure);
      const [, invocation] = await callee.next(T.INVOCATION);
      callee.send(T.YIELD, invocation, { ppt_scheme: "wamp" }, [sealed]);
      await expectError(callee, { type: T.YIELD, id: Number(invocation) }, unsupported);
      await expectError(caller, { type: T.CALL, id: call }, unsupported);
      await world.until(({ calls, invocations }) => calls + invocations === 0);
    },
  ),
];
