import { MessageType as T } from "@junctor/core";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";

/** Subscribers by name, each with an authid and an authrole. */
interface Audience {
  readonly publisher: RawPeer;
  readonly receivers: { readonly [name: string]: RawPeer };
  /** The session ids of the receivers. */
  readonly ids: { readonly [name: string]: number };
}

/** A session in the realm where peers say who they are. */
async function joinAs({ connect }: RouterWorld, who: readonly string[]): Promise<{ peer: RawPeer; id: number }> {
  const peer = await connect();
  peer.send(T.HELLO, "named.peers", { roles: allRoles, authmethods: who });
  return { peer, id: (await peer.next(T.WELCOME))[1] as number };
}

async function gather(world: RouterWorld): Promise<Audience> {
  const receivers: { [name: string]: RawPeer } = {};
  const ids: { [name: string]: number } = {};
  for (const [authid, authrole] of [
    ["ann", "admin"],
    ["ann", "user"],
    ["bob", "admin"],
    ["bob", "user"],
  ] as const) {
    const { peer, id } = await joinAs(world, [authid, authrole]);
    await subscribe(peer, topic);
    receivers[`${authid} ${authrole}`] = peer;
    ids[`${authid} ${authrole}`] = id;
  }
  return { publisher: (await joinAs(world, ["pub", "admin"])).peer, receivers, ids };
}

/** Publishes with lists: who is named gets the event, nobody else. */
async function expectReached(audience: Audience, options: object, names: readonly string[]): Promise<void> {
  audience.publisher.request(T.PUBLISH, { ...options, acknowledge: true }, topic);
  await audience.publisher.next(T.PUBLISHED);
  for (const [name, receiver] of Object.entries(audience.receivers)) {
    if (names.includes(name)) await receiver.next(T.EVENT);
    await expectNothingMore(receiver);
  }
}

const everybody = ["ann admin", "ann user", "bob admin", "bob user"];

/** Subscriber black- and whitelisting as the broker does it. */
export const receiverLists: readonly Scenario<RouterWorld>[] = [
  scenario("an event reaches who is in every eligible list", ["AP-BW-01", "AP-BW-02"], async (world) => {
    const audience = await gather(world);
    const { ids } = audience;
    await expectReached(audience, { eligible: [ids["ann user"], 1] }, ["ann user"]);
    await expectReached(audience, { eligible_authid: ["ann", "nobody"] }, ["ann admin", "ann user"]);
    await expectReached(audience, { eligible_authrole: ["user"] }, ["ann user", "bob user"]);
    const all = { eligible: Object.values(ids), eligible_authid: ["bob"], eligible_authrole: ["admin"] };
    await expectReached(audience, all, ["bob admin"]);
  }),

  scenario("an event reaches nobody who is in any exclude list", ["AP-BW-01", "AP-BW-02"], async (world) => {
    const audience = await gather(world);
    const { ids } = audience;
    await expectReached(audience, { exclude: [ids["ann user"]] }, ["ann admin", "bob admin", "bob user"]);
    await expectReached(audience, { exclude_authid: ["ann"] }, ["bob admin", "bob user"]);
    await expectReached(audience, { exclude_authrole: ["admin"] }, ["ann user", "bob user"]);
    const all = { exclude: [ids["bob user"]], exclude_authid: ["nobody"], exclude_authrole: ["admin"] };
    await expectReached(audience, all, ["ann user"]);
  }),

  scenario("an empty eligible list admits nobody, an empty exclude list everybody", ["AP-BW-03"], async (world) => {
    const audience = await gather(world);
    for (const option of ["eligible", "eligible_authid", "eligible_authrole"]) {
      await expectReached(audience, { [option]: [] }, []);
    }
    await expectReached(audience, { exclude: [], exclude_authid: [], exclude_authrole: [] }, everybody);
  }),

  scenario("who is listed on both sides gets nothing", ["AP-BW-05"], async (world) => {
    const audience = await gather(world);
    const ids = Object.values(audience.ids);
    await expectReached(audience, { eligible: ids, exclude: ids.slice(0, 2) }, ["bob admin", "bob user"]);
    await expectReached(audience, { eligible_authid: ["ann"], exclude_authid: ["ann"] }, []);
    await expectReached(audience, { eligible_authid: ["bob"], exclude_authrole: ["user"] }, ["bob admin"]);
  }),

  scenario("lists only narrow", ["AP-BW-04"], async (world) => {
    const { peer: publisher, id } = await joinAs(world, ["ann", "admin"]);
    const { peer: stranger, id: other } = await joinAs(world, ["ann", "admin"]);
    await subscribe(publisher, topic);
    const eligible = { eligible: [id, other], eligible_authid: ["ann"], eligible_authrole: ["admin"] };
    publisher.request(T.PUBLISH, eligible, topic);
    await expectNothingMore(publisher);
    publisher.request(T.PUBLISH, { ...eligible, exclude_me: false }, topic);
    await publisher.next(T.EVENT);
    await expectNothingMore(publisher);
    await expectNothingMore(stranger);
  }),

  scenario("lists hold for pattern subscriptions too", ["AP-BW-02"], async (world) => {
    const audience = await gather(world);
    const { peer } = await joinAs(world, ["eve", "user"]);
    await subscribe(peer, "com.", { match: "prefix" });
    await expectReached(audience, { exclude_authid: ["eve"] }, everybody);
    await expectNothingMore(peer);
    await expectReached(audience, { eligible_authid: ["eve"] }, []);
    await peer.next(T.EVENT);
  }),

  scenario("a list of more than a thousand receivers is refused", ["AP-BW-01"], async (world) => {
    const { publisher, receivers } = await gather(world);
    const ids = Array.from({ length: 1_001 }, (_, n) => n + 1);
    const id = publisher.request(T.PUBLISH, { acknowledge: true, exclude: ids }, topic);
    await expectError(publisher, { type: T.PUBLISH, id }, "wamp.error.option_not_allowed");
    for (const receiver of Object.values(receivers)) await expectNothingMore(receiver);
  }),
];
