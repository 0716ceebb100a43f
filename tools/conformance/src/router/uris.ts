import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { callThrough, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** URIs that break the loose rule, and so every rule. */
const invalid = ["", ".", "a..b", "a.b.", ".a", "a#b", "a b", "com.foo.#", "com.foo\n", "a\u00a0b", "a\tb"];
/** URIs that the loose rule allows and the strict one does not. */
const looseOnly = ["Com.Foo", "com.my-app", "\u0663", "com.größe.日本", "a.b/c"];
/** URIs that every rule allows. */
const valid = ["com.myapp.mytopic1", "1.2", "_", "org.example.under_score"];

/** Which URIs a router takes, and what it says about the others. */
export const uris: readonly Scenario<RouterWorld>[] = [
  scenario("valid URIs name topics and procedures, in one namespace", ["BP-URI-01", "BP-URI-02"], async ({ join }) => {
    const [callee, other] = [await join(), await join()];
    for (const uri of [...valid, ...looseOnly]) {
      await subscribe(callee, uri);
      await register(callee, uri);
      other.request(T.PUBLISH, {}, uri, [uri]);
      expect((await callee.next(T.EVENT))[4]).toEqual([uri]);
      const { call, invocation } = await callThrough(other, callee, uri);
      callee.send(T.ERROR, T.INVOCATION, invocation, {}, uri);
      await expectError(other, { type: T.CALL, id: call }, uri);
    }
  }),

  ...[
    { type: T.SUBSCRIBE, name: "SUBSCRIBE", options: {} },
    { type: T.PUBLISH, name: "PUBLISH", options: { acknowledge: true } },
    { type: T.REGISTER, name: "REGISTER", options: {} },
    { type: T.CALL, name: "CALL", options: {} },
  ].flatMap(({ type, name, options }) => [
    scenario<RouterWorld>(
      `${name} of an invalid URI gets invalid_uri`,
      ["BP-URI-09", "BP-URI-02", "BP-URI-03"],
      async ({ join }) => {
        const peer = await join();
        for (const uri of invalid) {
          const id = peer.request(type, options, uri);
          await expectError(peer, { type, id }, "wamp.error.invalid_uri");
        }
      },
    ),
    scenario<RouterWorld>(
      `${name} in a realm with strict URIs takes lower-case letters, digits and underscores`,
      ["BP-URI-04"],
      async ({ join }) => {
        const peer = await join({ realm: "strict.uris" });
        for (const uri of [...invalid, ...looseOnly]) {
          const id = peer.request(type, options, uri);
          await expectError(peer, { type, id }, "wamp.error.invalid_uri");
        }
        await subscribe(peer, "com.myapp.mytopic1");
      },
    ),
  ]),

  scenario("an invalid error URI of a callee reaches the caller as invalid_uri", ["BP-URI-09"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, "com.example.procedure");
    const { call, invocation } = await callThrough(caller, callee, "com.example.procedure");
    callee.send(T.ERROR, T.INVOCATION, invocation, {}, "not a uri");
    await expectError(caller, { type: T.CALL, id: call }, "wamp.error.invalid_uri");
  }),

  ...["wamp", "wamp.topic", "wamp.session.on_join"].map((uri) =>
    scenario<RouterWorld>(`applications cannot use ${uri}`, ["BP-URI-07"], async ({ join }) => {
      const [peer, subscriber] = [await join(), await join()];
      const registering = peer.request(T.REGISTER, {}, uri);
      await expectError(peer, { type: T.REGISTER, id: registering }, "wamp.error.invalid_uri");
      await subscribe(subscriber, uri);
      const publishing = peer.request(T.PUBLISH, { acknowledge: true }, uri);
      await expectError(peer, { type: T.PUBLISH, id: publishing }, "wamp.error.invalid_uri");
      peer.request(T.PUBLISH, {}, uri);
      await expectNothingMore(peer);
      await expectNothingMore(subscriber);
    }),
  ),

  scenario("only a whole first component is reserved", ["BP-URI-07"], async ({ join }) => {
    const peer = await join();
    for (const uri of ["wampum", "wamp2.topic", "com.wamp"]) {
      await register(peer, uri);
      peer.request(T.PUBLISH, { acknowledge: true }, uri);
      await peer.next(T.PUBLISHED);
    }
  }),

  scenario(
    "URIs that start with a reversed domain name are valid under both rules",
    ["BP-URI-08"],
    async ({ join }) => {
      for (const realm of ["realm1", "strict.uris"]) {
        const [callee, caller] = [await join({ realm }), await join({ realm })];
        await register(callee, "org.example.shop_2.order");
        await callThrough(caller, callee, "org.example.shop_2.order");
      }
    },
  ),
];
