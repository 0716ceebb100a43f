import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const topic = "com.example.sensors";
const keys = Array.from({ length: 40 }, (_, n) => `sn${n}`);
const sortedKeys = [...keys].sort();

/** Joins and subscribes. */
async function node({ join }: TestRouter, options: object, pattern = topic): Promise<RawPeer> {
  const peer = await join();
  peer.askId([32, 1, options, pattern]);
  return peer;
}

/** Publishes one event for each resource key, with the key as its argument. */
function publishAll(publisher: RawPeer, options: object = {}): void {
  keys.forEach((rkey, index) => publisher.ask([16, index + 1, { ...options, rkey }, topic, [rkey]]));
}

/** The resource keys of the events a peer got. */
function taken(peer: RawPeer): string[] {
  return peer.take().map((event) => String((event[4] as unknown[])[0]));
}

describe("a sharded subscription", () => {
  test("gives every resource to one node, always the same one (AP-SHARD-02, AP-SHARD-03)", async () => {
    const world = testRouter();
    const [a, b] = [await node(world, { nkey: "a" }), await node(world, { nkey: "b" })];
    publishAll(await world.join());
    const [ofA, ofB] = [taken(a), taken(b)];
    expect([...ofA, ...ofB].sort()).toEqual(sortedKeys);
    expect(Math.min(ofA.length, ofB.length)).toBeGreaterThan(0);
    publishAll(await world.join());
    expect([taken(a), taken(b)]).toEqual([ofA, ofB]);
  });

  test("gives all of a node what the node gets, and everything to who gave no node key", async () => {
    const world = testRouter();
    const [one, twin] = [await node(world, { nkey: "a" }), await node(world, { nkey: "a" })];
    const [other, whole] = [await node(world, { nkey: "b" }), await node(world, {})];
    publishAll(await world.join());
    const ofOne = taken(one);
    expect(taken(twin)).toEqual(ofOne);
    expect([...ofOne, ...taken(other)].sort()).toEqual(sortedKeys);
    expect(taken(whole)).toEqual(keys);
  });

  test("gives an event without a resource key to all", async () => {
    const world = testRouter();
    const peers = [await node(world, { nkey: "a" }), await node(world, { nkey: "b" }), await node(world, {})];
    (await world.join()).ask([16, 1, {}, topic, ["all"]]);
    expect(peers.map(taken)).toEqual([["all"], ["all"], ["all"]]);
  });

  test("moves only the resources of a node that left", async () => {
    const world = testRouter();
    const [a, b] = [await node(world, { nkey: "a" }), await node(world, { nkey: "b" })];
    const c = await node(world, { nkey: "c" });
    publishAll(await world.join());
    const [ofA, ofB, ofC] = [taken(a), taken(b), taken(c)];
    c.connection.terminate();
    publishAll(await world.join());
    const [laterA, laterB] = [taken(a), taken(b)];
    expect(laterA).toEqual(expect.arrayContaining(ofA));
    expect(laterB).toEqual(expect.arrayContaining(ofB));
    expect([...laterA, ...laterB].length).toBe(ofA.length + ofB.length + ofC.length);
  });

  test("is whole again when the last node has left", async () => {
    const world = testRouter();
    const [a, whole] = [await node(world, { nkey: "a" }), await node(world, {})];
    a.connection.terminate();
    publishAll(await world.join());
    expect(taken(whole)).toEqual(keys);
    whole.connection.terminate();
    whole.take();
    expect(world.router.tables()).toMatchObject({ ...emptyTables, connections: 1, sessions: 1 });
  });

  test("is one of several: each has its nodes to itself", async () => {
    const world = testRouter();
    const exact = await node(world, { nkey: "a" });
    const prefix = await node(world, { nkey: "b", match: "prefix" });
    publishAll(await world.join());
    expect([taken(exact), taken(prefix)]).toEqual([keys, keys]);
  });

  test("shares its id, and holds the one encoding of an event", async () => {
    const world = testRouter();
    const [one, other] = [await world.join(), await world.join()];
    const id = one.askId([32, 1, { nkey: "a" }, topic]);
    expect(other.askId([32, 1, {}, topic])).toBe(id);
    (await world.join()).ask([16, 1, { rkey: "sn1" }, topic]);
    expect([one.take(), other.take()].map(([event]) => event?.[3])).toEqual([{}, {}]);
  });

  test("loses what its publisher or a list excludes; nobody stands in", async () => {
    const world = testRouter();
    const [a, b] = [await node(world, { nkey: "a" }), await node(world, { nkey: "b" })];
    publishAll(await world.join(), { exclude: [a.session] });
    const ofB = taken(b);
    expect([taken(a).length, ofB.length < keys.length]).toEqual([0, true]);
    publishAll(await world.join(), { eligible: [a.session] });
    expect([...taken(a), ...ofB].sort()).toEqual(sortedKeys);
    b.ask([16, 2, { rkey: ofB[0] }, topic, ["own"]]);
    expect([taken(a), taken(b)]).toEqual([[], []]);
  });
});

describe("SUBSCRIBE with a node key", () => {
  test.each([
    [{ nkey: "a" }, { nkey: "b" }],
    [{ nkey: "a" }, {}],
    [{}, { nkey: "a" }],
  ])("by a session that subscribed with %j is refused with %j, and changes nothing", async (first, second) => {
    const world = testRouter();
    const peer = await world.join();
    const id = peer.askId([32, 1, first, topic]);
    expect(peer.ask([32, 2, second, topic])[0]?.slice(0, 5)).toEqual([8, 32, 2, {}, "wamp.error.option_not_allowed"]);
    expect(peer.askId([32, 3, first, topic])).toBe(id);
    peer.ask([34, 4, id]);
    expect(peer.askId([32, 5, second, topic])).not.toBe(id);
  });

  test.each([1, null, ["a"], {}])("that is %j ends the session", async (nkey) => {
    const { join } = testRouter();
    expect((await join()).ask([32, 1, { nkey }, topic])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });
});

test("a retained event goes by the nodes there are when somebody asks for it", async () => {
  const world = testRouter();
  (await world.join()).ask([16, 1, { retain: true, rkey: "sn1" }, topic, ["kept"]]);
  const [a, b] = [await world.join(), await world.join()];
  const count = (peer: RawPeer, request: number, nkey: string): number =>
    peer.ask([32, request, { nkey, get_retained: true }, topic]).length;
  expect(count(a, 1, "a")).toBe(2);
  const both = [count(b, 1, "b"), count(a, 2, "a")];
  expect([
    [1, 2],
    [2, 1],
  ]).toContainEqual(both);
});

test("a testament may have a resource key", async () => {
  const world = testRouter();
  const [a, b, leaver] = [await node(world, { nkey: "a" }), await node(world, { nkey: "b" }), await world.join()];
  const options = { publish_options: { rkey: "sn1" } };
  leaver.ask([48, 1, {}, "wamp.session.add_testament", [topic, ["gone"], {}], options]);
  leaver.connection.terminate();
  expect([...taken(a), ...taken(b)]).toEqual(["gone"]);
});
