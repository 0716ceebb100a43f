import { describe, expect, test } from "vitest";
import { createRouter } from "./router.ts";
import { emptyTables, testRouter } from "./router.test-support.ts";
import type { RawPeer } from "./raw-peer.test-support.ts";

const waysToLeave: ((peer: RawPeer) => void)[] = [
  (peer) => peer.send([6, {}, "wamp.close.normal"]),
  (peer) => peer.send([3, {}, "wamp.error.runtime_error"]),
  (peer) => peer.sendText("nonsense"),
  (peer) => peer.connection.close(),
  (peer) => peer.connection.terminate(),
];

describe("a router", () => {
  test.each([
    { realms: [], message: "a router needs at least one realm" },
    { realms: [{ name: "realm 1" }], message: '"realm 1" is not a valid realm name' },
    { realms: [{ name: "realm1" }, { name: "realm1" }], message: 'there are two realms "realm1"' },
  ])("is not made of $realms", ({ realms, message }) => {
    expect(() => createRouter({ realms })).toThrow(new RangeError(message));
  });

  test("keeps nothing of sessions that left, each in its own way (BP-SESS-16, BP-PERR-02)", async () => {
    const { join, router, clock } = testRouter({ realms: [{ name: "realm1" }, { name: "realm2" }] });
    for (let round = 0; round < 20; round++) {
      const peers = await Promise.all(Array.from({ length: 5 }, (_, n) => join({ realm: `realm${1 + (n % 2)}` })));
      peers.forEach((peer, n) => {
        peer.ask([32, 1, {}, "com.example.shared"], [32, 2, {}, `com.example.own${n}`]);
        peer.ask([64, 3, {}, `com.example.procedure${n}`]);
      });
      peers.forEach((peer) => {
        const calls = peers.map((_, n) => [48, 10 + n, {}, `com.example.procedure${n}`]);
        peer.ask([16, 4, {}, "com.example.shared"], ...calls);
      });
      expect(router.tables().calls).toBe(13);
      peers.forEach((peer, n) => waysToLeave[(n + round) % waysToLeave.length]?.(peer));
      clock.advance(10_000);
    }
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test("runs a hundred sessions on a virtual clock from one seed, the same every time", async () => {
    const first = await play();
    expect(first.flat()).toHaveLength(200 + 100 + deliveries());
    expect(await play()).toEqual(first);
  });
});

/** A hundred sessions that subscribe, register, publish and call; everything each of them got. */
async function play(): Promise<unknown[]> {
  const { join, clock } = testRouter();
  const peers = await Promise.all(Array.from({ length: 100 }, () => join()));
  for (const [n, peer] of peers.entries()) {
    peer.send([32, 1, {}, `com.example.topic${n % 7}`], [64, 2, {}, `com.example.procedure${n}`]);
  }
  clock.settle();
  for (const [n, peer] of peers.entries()) {
    peer.send([16, 3, {}, `com.example.topic${n % 5}`, [n]], [48, 4, {}, `com.example.procedure${99 - n}`, [n]]);
  }
  return peers.map((peer) => peer.take());
}

/** Events of the hundred publications above: every subscriber of the topic but the publisher. */
function deliveries(): number {
  const all = Array.from({ length: 100 }, (_, n) => n);
  return all.reduce((sum, n) => sum + all.filter((other) => other % 7 === n % 5 && other !== n).length, 0);
}

describe("closing a router", () => {
  test("says GOODBYE to every session and ends when they have answered (BP-SESS-12)", async () => {
    const { join, router, clock } = testRouter();
    const peers = [await join(), await join()];
    const closed = router.close();
    for (const peer of peers) {
      expect(peer.take()).toEqual([[6, {}, "wamp.close.system_shutdown"]]);
      peer.ask([6, {}, "wamp.close.goodbye_and_out"]);
      expect(peer.take()).toEqual([]);
      expect(peer.end?.by).toBe("peer");
    }
    clock.settle();
    await closed;
    expect(router.tables()).toEqual(emptyTables);
  });

  test("ignores what comes instead of an answer, and does not wait for it for long (BP-SESS-11)", async () => {
    const { join, router, clock } = testRouter();
    const peer = await join();
    const closed = router.close("com.example.maintenance");
    expect(peer.ask([32, 1, {}, "com.example.topic"])).toEqual([[6, {}, "com.example.maintenance"]]);
    clock.advance(2_000);
    await closed;
    expect(peer.end?.by).toBe("peer");
  });

  test("takes a GOODBYE that crosses its own for the answer (BP-SESS-15)", async () => {
    const { join, router, clock } = testRouter();
    const peer = await join();
    peer.send([6, {}, "wamp.close.normal"]);
    const closed = router.close();
    expect(peer.take()).toEqual([[6, {}, "wamp.close.system_shutdown"]]);
    clock.settle();
    await closed;
    expect(peer.end?.by).toBe("peer");
  });

  test("answers calls in flight before it says GOODBYE to their callers", async () => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, "com.example.add"]);
    caller.ask([48, 1, {}, "com.example.add"]);
    const closed = router.close();
    expect(caller.take().map((message) => message[0])).toEqual([8, 6]);
    caller.connection.terminate();
    callee.connection.terminate();
    caller.take();
    await closed;
  });

  test("turns away who has not joined and who comes later", async () => {
    const { connect, router, clock } = testRouter();
    const early = await connect();
    const closed = router.close();
    clock.settle();
    const late = await connect();
    clock.settle();
    await closed;
    expect([early.end?.by, late.end?.by]).toEqual(["peer", "peer"]);
    expect(late.take()).toEqual([]);
  });
});
