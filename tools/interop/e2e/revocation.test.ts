import { createRouter } from "@junctor/router";
import { describe, expect, test } from "vitest";
import { theirs } from "../src/implementations.ts";
import { listen } from "../src/listen.ts";
import type { Implementation, WampPeer } from "../src/wamp-peer.ts";
import { values } from "./meeting.test-support.ts";

const uri = "com.example.uri";

/** A router on which everybody may take things from others, and two sessions there. */
async function meetAtRevoker({ join }: Implementation) {
  const server = await listen(createRouter({ realms: [{ name: "realm1", metaKill: true }] }));
  return { server, peer: await join(server), admin: await join(server) };
}

async function ask(peer: WampPeer, procedure: string, ...args: unknown[]): Promise<unknown> {
  return (await peer.call(procedure, { args, kwargs: {} })).args[0];
}

/** What a client says to ending what it does not hold any more: that it knows, or what the router answers. */
const belated: readonly (readonly [Implementation, registration: unknown, subscription: unknown])[] = theirs.map(
  (their) =>
    their.lacks.includes("revocation")
      ? [
          their,
          expect.objectContaining({ uri: "wamp.error.no_such_registration" }),
          expect.objectContaining({ uri: "wamp.error.no_such_subscription" }),
        ]
      : [their, "registration not active", expect.any(TypeError)],
);

describe.each(belated.map(([their, ...answers]) => [their.name, their, ...answers] as const))(
  "%s",
  (_name, their, registration, subscription) => {
    test("survives that its registration is revoked", async () => {
      const { server, peer, admin } = await meetAtRevoker(their);
      const unregister = await peer.register(uri, (received) => received);
      const id = await ask(admin, "wamp.registration.lookup", uri);
      await ask(admin, "wamp.registration.remove_callee", id, peer.id, "com.example.reason");
      await ask(peer, "wamp.session.count");
      expect(await unregister().catch((reason: unknown) => reason)).toEqual(registration);
      await admin.register(uri, (received) => received);
      expect(await peer.call(uri, values)).toEqual(values);
      expect(server.router.counters.aborts).toBe(0);
      await server.close();
    });

    test("survives that its subscription is revoked", async () => {
      const { server, peer, admin } = await meetAtRevoker(their);
      const unsubscribe = await peer.subscribe(uri, () => {});
      const id = await ask(admin, "wamp.subscription.lookup", uri);
      await ask(admin, "wamp.subscription.remove_subscriber", id, peer.id, "com.example.reason");
      await ask(peer, "wamp.session.count");
      expect(await unsubscribe().catch((reason: unknown) => reason)).toEqual(subscription);
      expect(await ask(peer, "wamp.session.count")).toBe(2);
      expect(server.router.counters.aborts).toBe(0);
      await server.close();
    });
  },
);

describe.each(theirs)("$name", ({ join }) => {
  test("may set options that nobody knows", async () => {
    const server = await listen(createRouter({ realms: [{ name: "realm1" }] }));
    const peer = await join(server);
    const other = await join(server);
    const options = { _unknown: { deep: [1] }, x_other: true, rkey: "key", nkey: "node" };
    await peer.register(uri, (received) => received, { ...options, concurrency: 2 });
    await peer.subscribe(uri, () => {}, options);
    expect(await other.call(uri, values, { options })).toEqual(values);
    expect(await other.publish(uri, values, options)).toBeGreaterThan(0);
    expect(server.router.counters.aborts).toBe(0);
    await server.close();
  });
});
