import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, callThrough, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";
const joined = "wamp.session.on_join";

/** What routers alone write, and where a client might hope that it is passed on. */
const forged = {
  publisher: 1,
  publisher_authid: "root",
  publisher_authrole: "admin",
  caller: 1,
  caller_authid: "root",
  caller_authrole: "admin",
  trustlevel: 9,
  topic: "com.example.other",
  procedure: "com.example.other",
  session: 1,
  subscription: 1,
  registration: 1,
  retained: true,
  forward_for: [{ session: 1, authid: "root", authrole: "admin" }],
};

/** What peers put into messages in the hope that the router believes it, passes it on, or trips over it. */
export const smuggling: readonly Scenario<RouterWorld>[] = [
  scenario("what only a router writes goes to nobody when a client writes it", ["BP-MSG-24"], async ({ join }) => {
    const [receiver, sender] = [await join(), await join({ details: { roles: allRoles, ...forged } })];
    await subscribe(receiver, topic);
    await register(receiver, procedure);
    sender.request(T.PUBLISH, { ...forged, retain: true }, topic);
    expect((await receiver.next(T.EVENT))[3]).toEqual({});
    await forgeAnswers(sender, receiver);
    const testament = { publish_options: { ...forged, retain: true } };
    sender.request(T.CALL, {}, "wamp.session.add_testament", [topic, ["last"], {}], testament);
    await sender.next(T.RESULT);
    sender.send(T.GOODBYE, forged, "wamp.close.close_realm");
    expect((await receiver.next(T.EVENT)).slice(3)).toEqual([{}, ["last"]]);
    const late = await join();
    await subscribe(late, topic, { get_retained: true });
    expect((await late.next(T.EVENT))[3]).toEqual({ retained: true });
  }),

  scenario(
    "names of object properties are names like others, wherever they stand",
    ["BP-MSG-24", "BP-SER-01"],
    async ({ join }) => {
      const details = { ...odd(), roles: { ...odd(), ...allRoles, callee: { features: odd() } }, authextra: odd() };
      const [receiver, sender] = [await join({ details }), await join({ details })];
      await subscribe(receiver, topic, odd());
      await register(receiver, procedure, odd());
      sender.request(T.PUBLISH, odd(), topic, [odd()], odd());
      expectSame((await receiver.next(T.EVENT)).slice(3), [{}, [odd()], odd()]);
      sender.request(T.CALL, odd(), procedure, [odd()], odd());
      expectSame((await receiver.next(T.INVOCATION)).slice(3), [{}, [odd()], odd()]);
      receiver.send(T.YIELD, 1, odd(), [odd()], odd());
      expectSame((await sender.next(T.RESULT)).slice(2), [{}, [odd()], odd()]);
      sender.send(T.CANCEL, sender.lastRequest, odd());
      sender.request(T.CALL, {}, "wamp.session.get", ["__proto__"], odd());
      await expectError(sender, { type: T.CALL, id: sender.lastRequest }, "wamp.error.invalid_argument");
      expect("polluted" in {}).toBe(false);
    },
  ),

  scenario("a meta event comes of the router only", ["BP-URI-07"], async ({ join }) => {
    const [receiver, sender] = [await join(), await join()];
    for (const match of ["exact", "prefix"]) await subscribe(receiver, joined, { match });
    const forgery = [{ session: 1, authid: "root", authrole: "admin" }];
    const id = sender.request(T.PUBLISH, { acknowledge: true }, joined, forgery);
    await expectError(sender, { type: T.PUBLISH, id }, "wamp.error.invalid_uri");
    // They only look alike: in another case, with a full-width letter.
    for (const lookalike of ["WAMP.session.on_join", "\uff57amp.session.on_join"]) {
      sender.request(T.PUBLISH, { acknowledge: true }, lookalike, forgery);
      await sender.next(T.PUBLISHED);
    }
    await expectNothingMore(receiver);
  }),

  scenario("realms that nobody declared leave nothing behind", ["BP-SESS-08", "BP-ERR-06"], async (world) => {
    for (let number = 0; number < 30; number++) {
      const peer = await world.connect();
      peer.send(T.HELLO, `com.example.realm${number}`, { roles: allRoles });
      expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.no_such_realm");
      await peer.ended();
    }
    await world.until(({ connections }) => connections === 0);
    expect(Object.values(world.router.tables()).filter((size) => size > 0)).toEqual([]);
  }),

  scenario("a URI of half a million characters is refused like a short one", ["BP-URI-09"], async ({ join }) => {
    const peer = await join();
    for (const uri of ["a".repeat(500_000), "a.".repeat(250_000), ".".repeat(500_000)]) {
      for (const type of [T.SUBSCRIBE, T.REGISTER, T.CALL, T.PUBLISH]) {
        const id = peer.request(type, type === T.PUBLISH ? { acknowledge: true } : {}, uri);
        await expectError(peer, { type, id }, "wamp.error.invalid_uri");
      }
    }
  }),
];

/** RESULT and ERROR of a call carry nothing that caller or callee wrote for the router. */
async function forgeAnswers(caller: RawPeer, callee: RawPeer): Promise<void> {
  for (const [answer, arrives, at] of [
    [[T.YIELD], T.RESULT, 2],
    [[T.ERROR, T.INVOCATION], T.ERROR, 3],
  ] as const) {
    caller.request(T.CALL, forged, procedure);
    const invocation = await callee.next(T.INVOCATION);
    expect(invocation[3]).toEqual({});
    callee.send(...answer, invocation[1], forged, ...(arrives === T.ERROR ? ["com.example.error"] : []));
    expect((await caller.next(arrives))[at]).toEqual({});
  }
  const { invocation } = await callThrough(caller, callee, procedure);
  callee.send(T.YIELD, invocation, {});
  await caller.next(T.RESULT);
}

/** A dict whose own keys are names that objects have by themselves. */
function odd(): object {
  const dict: object = Object.create(null);
  for (const key of ["__proto__", "constructor", "prototype"]) {
    Object.defineProperty(dict, key, { value: { polluted: true }, enumerable: true });
  }
  return dict;
}

/** Compares own keys, which `toEqual` does not where they are called `__proto__`. */
function expectSame(got: unknown, expected: unknown): void {
  expect(JSON.stringify(got)).toBe(JSON.stringify(expected));
}
