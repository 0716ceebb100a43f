import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, introduce, nextEvent } from "../peer/meta.ts";
import { allRoles, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";
/** As ISO 8601 writes a time in UTC. */
const aTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** What is subscribed to, and by whom. */
export const subscriptionMetaApi: readonly Scenario<RouterWorld>[] = [
  scenario("the broker announces subscription_meta_api", ["AP-MSUB-01"], async ({ connect }) => {
    const client = await connect();
    client.send(T.HELLO, "realm1", { roles: allRoles });
    const [, , details] = await client.next(T.WELCOME);
    expect(details).toMatchObject({ roles: { broker: { features: { subscription_meta_api: true } } } });
  }),

  ...Object.entries(departures).map(([how, depart]) =>
    scenario<RouterWorld>(
      `subscribers come and go by UNSUBSCRIBE and by ${how}, in order`,
      ["AP-MSUB-02", "AP-MSUB-03", "AP-MSUB-04"],
      async ({ connect, join, until }) => {
        const [watcher, stranger] = [await join(), await join({ realm: "realm2" })];
        const [onCreate, onSubscribe, onUnsubscribe, onDelete] = [
          await subscribe(watcher, "wamp.subscription.on_create"),
          await subscribe(watcher, "wamp.subscription.on_subscribe"),
          await subscribe(watcher, "wamp.subscription.on_unsubscribe"),
          await subscribe(watcher, "wamp.subscription.on_delete"),
        ];
        await subscribe(stranger, "wamp.subscription.on_create");
        const one = await introduce(await connect(), "realm1");
        const other = await introduce(await connect(), "realm1");
        const id = await subscribe(one.peer, topic, { match: "prefix" });
        const details = { id, created: aTime, uri: topic, match: "prefix" };
        expect(await nextEvent(watcher, onCreate)).toEqual([one.session, details]);
        expect(await nextEvent(watcher, onSubscribe)).toEqual([one.session, id]);
        await subscribe(other.peer, topic, { match: "prefix" });
        expect(await nextEvent(watcher, onSubscribe)).toEqual([other.session, id]);
        one.peer.request(T.UNSUBSCRIBE, id);
        await one.peer.next(T.UNSUBSCRIBED);
        expect(await nextEvent(watcher, onUnsubscribe)).toEqual([one.session, id]);
        await depart(other.peer);
        expect(await nextEvent(watcher, onUnsubscribe)).toEqual([other.session, id]);
        expect(await nextEvent(watcher, onDelete)).toEqual([other.session, id]);
        await until(({ sessions }) => sessions === 3);
        await expectNothingMore(watcher);
        await expectNothingMore(stranger);
      },
    ),
  ),

  scenario("subscriptions under wamp cause no meta events", ["AP-MSUB-02", "AP-MSUB-03"], async ({ join }) => {
    const [watcher, peer] = [await join(), await join()];
    for (const event of ["on_create", "on_subscribe", "on_unsubscribe", "on_delete"]) {
      await subscribe(watcher, `wamp.subscription.${event}`);
    }
    peer.request(T.UNSUBSCRIBE, await subscribe(peer, "wamp.session.on_join"));
    await peer.next(T.UNSUBSCRIBED);
    await expectNothingMore(watcher);
  }),

  scenario(
    "list, lookup and match find subscriptions",
    ["AP-MSUB-05", "AP-MSUB-06", "AP-MSUB-07"],
    async ({ join }) => {
      const [peer, other] = [await join(), await join()];
      expect(await ask(other, "wamp.subscription.list")).toEqual([[{ exact: [], prefix: [], wildcard: [] }]]);
      expect(await ask(other, "wamp.subscription.match", [topic])).toEqual([[null]]);
      const exact = await subscribe(peer, topic);
      const prefix = await subscribe(peer, "com.example", { match: "prefix" });
      const wildcard = await subscribe(peer, "com..topic", { match: "wildcard" });
      const all = { exact: [exact], prefix: [prefix], wildcard: [wildcard] };
      expect(await ask(other, "wamp.subscription.list")).toEqual([[all]]);
      expect(await ask(other, "wamp.subscription.lookup", [topic])).toEqual([[exact]]);
      expect(await ask(other, "wamp.subscription.lookup", ["com.example", { match: "prefix" }])).toEqual([[prefix]]);
      expect(await ask(other, "wamp.subscription.lookup", ["com..topic", { match: "wildcard" }])).toEqual([[wildcard]]);
      expect(await ask(other, "wamp.subscription.lookup", ["com.example"])).toEqual([[null]]);
      const [[matching] = []] = (await ask(other, "wamp.subscription.match", [topic])) as unknown[][];
      expect(new Set(matching as unknown[])).toEqual(new Set([exact, prefix, wildcard]));
    },
  ),

  scenario(
    "get, list_subscribers and count_subscribers tell of one subscription",
    ["AP-MSUB-08", "AP-MSUB-09", "AP-MSUB-10"],
    async ({ connect }) => {
      const one = await introduce(await connect(), "realm1");
      const other = await introduce(await connect(), "realm1");
      const id = await subscribe(one.peer, "com..topic", { match: "wildcard" });
      await subscribe(other.peer, "com..topic", { match: "wildcard" });
      const details = { id, created: aTime, uri: "com..topic", match: "wildcard" };
      expect(await ask(one.peer, "wamp.subscription.get", [id])).toEqual([[details]]);
      const [[sessions] = []] = (await ask(one.peer, "wamp.subscription.list_subscribers", [id])) as unknown[][];
      expect(new Set(sessions as unknown[])).toEqual(new Set([one.session, other.session]));
      expect(await ask(one.peer, "wamp.subscription.count_subscribers", [id])).toEqual([[2]]);
      for (const name of ["get", "list_subscribers", "count_subscribers"]) {
        await askInVain(one.peer, "wamp.error.no_such_subscription", `wamp.subscription.${name}`, [id + 1]);
      }
    },
  ),
];
