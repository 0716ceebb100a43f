import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";
const refused = "wamp.error.option_disallowed.disclose_me";

/** A session with what the router says of it. */
interface Known {
  readonly peer: RawPeer;
  readonly id: number;
  readonly authid: unknown;
  readonly authrole: unknown;
}

async function joinKnown({ connect }: RouterWorld, realm = "realm1"): Promise<Known> {
  const peer = await connect();
  peer.send(T.HELLO, realm, { roles: allRoles });
  const [, id, details] = await peer.next(T.WELCOME);
  const { authid, authrole } = details as { authid: unknown; authrole: unknown };
  return { peer, id: id as number, authid, authrole };
}

function publisherDetails({ id, authid, authrole }: Known): object {
  return { publisher: id, publisher_authid: authid, publisher_authrole: authrole };
}

function callerDetails({ id, authid, authrole }: Known): object {
  return { caller: id, caller_authid: authid, caller_authrole: authrole };
}

/** Whether receivers are told who published. */
export const publisherIdentification: readonly Scenario<RouterWorld>[] = [
  scenario("a publisher that asks to be disclosed is", ["AP-PID-01", "AP-PID-02"], async (world) => {
    const [subscriber, publisher] = [await world.join(), await joinKnown(world)];
    await subscribe(subscriber, topic);
    await subscribe(subscriber, "com.", { match: "prefix" });
    publisher.peer.request(T.PUBLISH, { disclose_me: true }, topic, ["a"]);
    const disclosed = publisherDetails(publisher);
    expect((await subscriber.next(T.EVENT))[3]).toEqual(disclosed);
    expect((await subscriber.next(T.EVENT))[3]).toEqual({ ...disclosed, topic });
  }),

  scenario("a publisher that does not ask is not disclosed", ["AP-PID-01"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    await subscribe(subscriber, topic);
    const forged = { publisher: 1, publisher_authid: "root", publisher_authrole: "admin" };
    for (const options of [{}, { disclose_me: false }, { acknowledge: true }, forged]) {
      publisher.request(T.PUBLISH, options, topic);
      expect((await subscriber.next(T.EVENT))[3]).toEqual({});
    }
  }),

  scenario("a realm can disclose publishers unasked", ["AP-PID-03", "AP-PID-02"], async (world) => {
    const publisher = await joinKnown(world, "open.faces");
    const subscriber = await world.join({ realm: "open.faces" });
    await subscribe(subscriber, topic);
    for (const options of [{}, { disclose_me: false }, { disclose_me: true }]) {
      publisher.peer.request(T.PUBLISH, options, topic);
      expect((await subscriber.next(T.EVENT))[3]).toEqual(publisherDetails(publisher));
    }
  }),

  scenario(
    "a realm can refuse to disclose publishers, and then publishes nothing",
    ["AP-PID-03", "AP-ERR-03"],
    async ({ join }) => {
      const [subscriber, publisher] = [await join({ realm: "hidden.faces" }), await join({ realm: "hidden.faces" })];
      await subscribe(subscriber, topic);
      const id = publisher.request(T.PUBLISH, { disclose_me: true, acknowledge: true }, topic);
      await expectError(publisher, { type: T.PUBLISH, id }, refused);
      publisher.request(T.PUBLISH, { disclose_me: true }, topic);
      await expectNothingMore(publisher);
      await expectNothingMore(subscriber);
      publisher.request(T.PUBLISH, {}, topic);
      expect((await subscriber.next(T.EVENT))[3]).toEqual({});
    },
  ),
];

/** Whether callees are told who called. */
export const callerIdentification: readonly Scenario<RouterWorld>[] = [
  scenario("a caller that asks to be disclosed is", ["AP-CID-01", "AP-CID-02"], async (world) => {
    const [callee, caller] = [await world.join(), await joinKnown(world)];
    await register(callee, procedure);
    await register(callee, "com.pattern.", { match: "prefix" });
    const disclosed = callerDetails(caller);
    caller.peer.request(T.CALL, { disclose_me: true }, procedure);
    expect((await callee.next(T.INVOCATION))[3]).toEqual(disclosed);
    caller.peer.request(T.CALL, { disclose_me: true }, "com.pattern.add");
    expect((await callee.next(T.INVOCATION))[3]).toEqual({ ...disclosed, procedure: "com.pattern.add" });
  }),

  scenario("a caller is not disclosed unasked, nor can it pretend", ["AP-CID-05", "AP-CID-01"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, procedure, { disclose_caller: false });
    const forged = { caller: 1, caller_authid: "root", caller_authrole: "admin" };
    for (const options of [{}, { disclose_me: false }, forged]) {
      caller.request(T.CALL, options, procedure);
      expect((await callee.next(T.INVOCATION))[3]).toEqual({});
    }
  }),

  scenario("a callee that asks is told every caller of its registration", ["AP-CID-04"], async (world) => {
    const [callee, caller] = [await world.join(), await joinKnown(world)];
    await register(callee, procedure, { disclose_caller: true });
    await register(callee, "com.example.other");
    for (const options of [{}, { disclose_me: false }]) {
      caller.peer.request(T.CALL, options, procedure);
      expect((await callee.next(T.INVOCATION))[3]).toEqual(callerDetails(caller));
    }
    caller.peer.request(T.CALL, {}, "com.example.other");
    expect((await callee.next(T.INVOCATION))[3]).toEqual({});
  }),

  scenario("a realm can disclose callers unasked", ["AP-CID-03", "AP-CID-02"], async (world) => {
    const callee = await world.join({ realm: "open.faces" });
    const caller = await joinKnown(world, "open.faces");
    await register(callee, procedure);
    for (const options of [{}, { disclose_me: false }]) {
      caller.peer.request(T.CALL, options, procedure);
      expect((await callee.next(T.INVOCATION))[3]).toEqual(callerDetails(caller));
    }
  }),

  scenario(
    "a realm can refuse to disclose callers, to both sides",
    ["AP-CID-03", "AP-CID-05", "AP-ERR-03"],
    async ({ join }) => {
      const [callee, caller] = [await join({ realm: "hidden.faces" }), await join({ realm: "hidden.faces" })];
      const registering = callee.request(T.REGISTER, { disclose_caller: true }, procedure);
      await expectError(callee, { type: T.REGISTER, id: registering }, refused);
      await register(callee, procedure);
      const id = caller.request(T.CALL, { disclose_me: true }, procedure);
      await expectError(caller, { type: T.CALL, id }, refused);
      caller.request(T.CALL, {}, procedure);
      expect((await callee.next(T.INVOCATION)).slice(1, 4)).toEqual([1, expect.any(Number), {}]);
    },
  ),
];
