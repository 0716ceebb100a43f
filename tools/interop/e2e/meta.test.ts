import { describe, expect, test } from "vitest";
import type { Values, WampPeer } from "../src/wamp-peer.ts";
import { Collector, meet, values } from "./meeting.test-support.ts";
import { nameOf, pairsWithout } from "./pairs.test-support.ts";

const uri = "com.example.uri";

/** What a procedure of the router answers, which autobahn does not tell from nothing if it is null. */
async function ask(peer: WampPeer, procedure: string, ...args: unknown[]): Promise<unknown> {
  return plain((await peer.call(procedure, { args, kwargs: {} })).args[0] ?? null);
}

/** wampy hands integers beyond 32 bits over as BigInt when it speaks MessagePack. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** Subscribes to some events of the router, and collects their arguments. */
async function watch(peer: WampPeer, topics: readonly string[]): Promise<Collector<readonly unknown[]>> {
  const seen = new Collector<readonly unknown[]>();
  for (const topic of topics)
    await peer.subscribe(topic, ({ args }) => seen.put([topic, ...(plain(args) as unknown[])]));
  return seen;
}

async function takeAll<T>(collector: Collector<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) taken.push(await collector.take());
  return taken;
}

describe("the procedures of the router", () => {
  for (const pair of pairsWithout()) {
    test(`tell the first of sessions, the second among them: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      const sessions = await ask(one, "wamp.session.list");
      expect(sessions).toEqual(expect.arrayContaining([one.id, other.id]));
      expect(await ask(one, "wamp.session.count")).toBe((sessions as number[]).length);
      expect(await ask(one, "wamp.session.get", other.id)).toMatchObject({
        session: other.id,
        authrole: "anonymous",
        authmethod: "anonymous",
      });
      await expect(ask(one, "wamp.session.get", 1)).rejects.toMatchObject({ uri: "wamp.error.no_such_session" });
    });

    test(`tell the first what the second registered: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      await other.register(uri, (received) => received, { match: "prefix", invoke: "roundrobin" });
      const id = await ask(one, "wamp.registration.lookup", uri, { match: "prefix" });
      expect(await ask(one, "wamp.registration.match", `${uri}.below`)).toBe(id);
      expect(await ask(one, "wamp.registration.lookup", uri)).toBeNull();
      expect(await ask(one, "wamp.registration.get", id)).toMatchObject({
        id,
        uri,
        match: "prefix",
        invoke: "roundrobin",
      });
      expect(await ask(one, "wamp.registration.list_callees", id)).toEqual([other.id]);
      expect(await ask(one, "wamp.registration.count_callees", id)).toBe(1);
    });

    test(`tell the first what the second subscribed to: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      await other.subscribe(uri, () => {}, { match: "wildcard" });
      const id = await ask(one, "wamp.subscription.lookup", uri, { match: "wildcard" });
      expect(await ask(one, "wamp.subscription.match", uri)).toEqual([id]);
      expect(await ask(one, "wamp.subscription.get", id)).toMatchObject({ id, uri, match: "wildcard" });
      expect(await ask(one, "wamp.subscription.list_subscribers", id)).toEqual([other.id]);
      expect(await ask(one, "wamp.subscription.count_subscribers", id)).toBe(1);
    });
  }
});

describe("the events of the router", () => {
  for (const pair of pairsWithout()) {
    test(`tell the first who comes and goes: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const seen = await watch(meeting.one, ["wamp.session.on_join", "wamp.session.on_leave"]);
      const third = await pair[1].join(meeting.server);
      await third.leave();
      expect(await takeAll(seen, 2)).toEqual([
        ["wamp.session.on_join", expect.objectContaining({ session: third.id, authrole: "anonymous" })],
        ["wamp.session.on_leave", third.id, expect.any(String), "anonymous"],
      ]);
    });

    test(`tell the first what the second registers and subscribes to: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      const seen = await watch(one, [
        "wamp.registration.on_create",
        "wamp.registration.on_register",
        "wamp.registration.on_unregister",
        "wamp.registration.on_delete",
        "wamp.subscription.on_create",
        "wamp.subscription.on_subscribe",
        "wamp.subscription.on_unsubscribe",
        "wamp.subscription.on_delete",
      ]);
      const unregister = await other.register(uri, (received) => received);
      await unregister();
      const unsubscribe = await other.subscribe(uri, () => {});
      await unsubscribe();
      const created = expect.objectContaining({ uri, match: "exact" });
      const id = expect.any(Number);
      expect(await takeAll(seen, 8)).toEqual([
        ["wamp.registration.on_create", other.id, created],
        ["wamp.registration.on_register", other.id, id],
        ["wamp.registration.on_unregister", other.id, id],
        ["wamp.registration.on_delete", other.id, id],
        ["wamp.subscription.on_create", other.id, created],
        ["wamp.subscription.on_subscribe", other.id, id],
        ["wamp.subscription.on_unsubscribe", other.id, id],
        ["wamp.subscription.on_delete", other.id, id],
      ]);
    });
  }
});

describe("testaments", () => {
  for (const pair of pairsWithout()) {
    test.each(["destroyed", "detached"])(
      `of the second in scope %s reach the first: ${nameOf(pair)}`,
      async (scope) => {
        await using meeting = await meet(...pair);
        const { one, other } = meeting;
        const events = new Collector<Values>();
        await one.subscribe(uri, events.put);
        await ask(other, "wamp.session.add_testament", uri, ["flushed"], {}, {}, scope);
        await ask(other, "wamp.session.flush_testaments", scope);
        await ask(other, "wamp.session.add_testament", uri, values.args, values.kwargs, {}, scope);
        expect(events.size).toBe(0);
        await other.leave();
        expect(await events.take()).toEqual(values);
        await ask(one, "wamp.session.count");
        expect(events.size).toBe(0);
      },
    );
  }
});
