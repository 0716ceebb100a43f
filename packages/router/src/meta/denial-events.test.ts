import { acceptTicket } from "@junctor/auth/ticket";
import { expect, test } from "vitest";
import { joinAs, realmOf } from "../authorization/authorization.test-support.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const [onAuthentication, onAuthorization] = [
  "wamp.session.on_authentication_denied",
  "wamp.session.on_authorization_denied",
] as const;
const watching = {
  name: "watcher",
  permissions: [{ uri: "wamp.session.", match: "prefix", allow: { subscribe: true } }],
} as const;

/** The arguments of the events that have come. */
const eventsOf = (peer: RawPeer): unknown[] => peer.take().map((message) => message[4]);

test("requests that are denied are told to who may know, others are not", async () => {
  const user = { name: "user", permissions: [{ uri: "com.free", allow: { publish: true } }] };
  const router = realmOf(watching, user);
  const [watcher, peer] = [await joinAs(router, "watcher"), await joinAs(router, "user")];
  watcher.ask([32, 1, {}, onAuthorization]);
  peer.send(
    [16, 1, {}, "com.free"],
    [16, 2, {}, "com.shut"],
    [64, 3, { match: "prefix" }, "com."],
    [32, 4, {}, onAuthorization],
  );
  peer.take();
  const session = { session: peer.session, authid: "jane", authrole: "user", authmethod: "test", authprovider: "test" };
  expect(eventsOf(watcher)).toEqual([
    [session, "com.shut", "publish"],
    [session, "com.", "register"],
    [session, onAuthorization, "subscribe"],
  ]);
});

function guarded(roles: boolean): TestRouter {
  const authentication = [acceptTicket({ users: () => ({ authrole: "watcher", ticket: "right" }) })];
  return testRouter({ realms: [{ name: "realm1", authentication, ...(roles && { roles: [watching] }) }] });
}

async function logIn({ connect }: TestRouter, ticket: string): Promise<RawPeer> {
  const peer = await connect();
  peer.ask([1, "realm1", { ...allRoles, authmethods: ["ticket"], authid: "joe" }]);
  peer.ask([5, ticket, {}]);
  return peer;
}

test("logins that are denied are told, without what was wrong", async () => {
  const router = guarded(true);
  const watcher = await logIn(router, "right");
  watcher.ask([32, 1, {}, onAuthentication]);
  await logIn(router, "wrong");
  expect(eventsOf(watcher)).toEqual([["realm1", "joe", { session: expect.any(Number) }]]);
});

test("in a realm without roles nobody is told what others type for their names", async () => {
  const router = guarded(false);
  const watcher = await logIn(router, "right");
  watcher.ask([32, 1, {}, onAuthentication]);
  await logIn(router, "wrong");
  expect(eventsOf(watcher)).toEqual([]);
});
