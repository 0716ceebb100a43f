import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, callThrough, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
const procedure = "com.example.procedure";
const unknown = { _private: 1, x_vendor: "yes", no_such_option: { deep: [null] }, "": false };

/** What a router reads into messages, and how it writes its own. */
export const messages: readonly Scenario<RouterWorld>[] = [
  scenario("a session uses every message of the Basic Profile", ["BP-GEN-01", "BP-SER-01"], async ({ join }) => {
    const [one, other] = [await join(), await join()];
    const subscription = await subscribe(one, topic);
    const registration = await register(one, procedure);
    other.request(T.PUBLISH, { acknowledge: true }, topic, ["a"], { b: 1 });
    await other.next(T.PUBLISHED);
    await one.next(T.EVENT);
    const first = await callThrough(other, one, procedure);
    one.send(T.YIELD, first.invocation, {}, ["done"]);
    await other.next(T.RESULT);
    const second = await callThrough(other, one, procedure);
    one.send(T.ERROR, T.INVOCATION, second.invocation, {}, "com.example.error");
    await other.next(T.ERROR);
    one.request(T.UNSUBSCRIBE, subscription);
    await one.next(T.UNSUBSCRIBED);
    one.request(T.UNREGISTER, registration);
    await one.next(T.UNREGISTERED);
    one.send(T.GOODBYE, {}, "wamp.close.close_realm");
    await one.next(T.GOODBYE);
    other.send(T.ABORT, {}, "com.example.enough");
    await other.ended();
  }),

  scenario("unknown attributes are ignored in every message", ["BP-MSG-24", "BP-MSG-23"], async ({ join }) => {
    const details = { roles: { ...allRoles, _future_role: { features: { y: 1 } } }, ...unknown };
    const [one, other] = [await join({ details }), await join({ details })];
    await subscribe(one, topic, unknown);
    await register(one, procedure, unknown);
    other.request(T.PUBLISH, { ...unknown, acknowledge: true }, topic, ["a"]);
    await other.next(T.PUBLISHED);
    expect((await one.next(T.EVENT))[3]).toEqual({});
    other.request(T.CALL, unknown, procedure);
    expect((await one.next(T.INVOCATION))[3]).toEqual({});
    one.send(T.YIELD, 1, unknown, ["done"]);
    expect((await other.next(T.RESULT)).slice(2)).toEqual([{}, ["done"]]);
    other.send(T.CANCEL, other.lastRequest, unknown);
    one.send(T.GOODBYE, unknown, "wamp.close.close_realm");
    await one.next(T.GOODBYE);
    await expectNothingMore(other);
  }),

  scenario("attributes the router writes are spelled as the spec wants", ["BP-MSG-23"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", { roles: allRoles });
    const welcome = (await peer.next(T.WELCOME))[2] as object;
    peer.send(T.GOODBYE, {}, "wamp.close.close_realm");
    const goodbye = (await peer.next(T.GOODBYE))[1] as object;
    peer.send(T.WELCOME, 1, {});
    const abort = (await peer.next(T.ABORT))[1] as object;
    const keys = [welcome, goodbye, abort].flatMap((details) => Object.keys(details));
    expect(keys.filter((key) => !/^([a-z][a-z0-9_]{2,}|_[a-z0-9_]{3,})$/.test(key))).toEqual([]);
  }),

  scenario("empty payload elements are accepted, and not written by the router", ["BP-MSG-22"], async ({ join }) => {
    const [one, other] = [await join(), await join()];
    await subscribe(one, topic);
    await register(one, procedure);
    for (const empties of [[], [[]], [[], {}]]) {
      other.request(T.PUBLISH, {}, topic, ...empties);
      const event = await one.next(T.EVENT);
      expect([event[4] ?? [], event[5] ?? {}]).toEqual([[], {}]);
      other.request(T.CALL, {}, procedure, ...empties);
      const invocation = await one.next(T.INVOCATION);
      one.send(T.YIELD, invocation[1], {}, ...empties);
      const result = await other.next(T.RESULT);
      expect([result[3] ?? [], result[4] ?? {}]).toEqual([[], {}]);
    }
    other.request(T.CALL, {}, "com.example.nobody");
    const error = await other.next(T.ERROR);
    expect(error.slice(5)).not.toContainEqual([]);
    expect(error.slice(5)).not.toContainEqual({});
  }),

  scenario("keyword arguments alone come behind an empty list", ["BP-MSG-22"], async ({ join }) => {
    const [one, other] = [await join(), await join()];
    await subscribe(one, topic);
    other.request(T.PUBLISH, {}, topic, [], { only: true });
    expect((await one.next(T.EVENT)).slice(4)).toEqual([[], { only: true }]);
  }),

  scenario("a role nobody claimed is accepted, unless the realm is strict", ["BP-GEN-03"], async ({ join }) => {
    const lenient = await join({ details: { roles: { caller: {} } } });
    await subscribe(lenient, topic);
    const strict = await join({ realm: "strict.roles", details: { roles: { caller: {} } } });
    strict.request(T.SUBSCRIBE, {}, topic);
    expect((await strict.next(T.ABORT))[2]).toBe("wamp.error.protocol_violation");
    await strict.ended();
  }),

  scenario("a router refuses only with URIs of the spec", ["BP-ERR-08"], async ({ join }) => {
    const peer = await join();
    peer.request(T.SUBSCRIBE, { match: "fuzzy" }, topic);
    peer.request(T.REGISTER, { invoke: "sometimes" }, procedure);
    peer.request(T.UNSUBSCRIBE, 5);
    peer.request(T.UNREGISTER, 5);
    peer.request(T.CALL, {}, procedure);
    peer.request(T.REGISTER, {}, "wamp.reserved");
    const errors = [];
    for (let n = 0; n < 6; n++) errors.push((await peer.next(T.ERROR))[4]);
    expect(errors).toEqual([
      "wamp.error.option_not_allowed",
      "wamp.error.option_not_allowed",
      "wamp.error.no_such_subscription",
      "wamp.error.no_such_registration",
      "wamp.error.no_such_procedure",
      "wamp.error.invalid_uri",
    ]);
  }),
];
