import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import type { StatsRule } from "./stats-rule.ts";

const noSuch = [34, 1, 999];

function world(stats: StatsRule): TestRouter {
  return testRouter({ realms: [{ name: "realm1", stats }] });
}

/** A session that gets the statistics of the others. */
async function listener({ join }: TestRouter): Promise<RawPeer> {
  const peer = await join();
  peer.askId([32, 1, {}, "wamp.session.on_stats"]);
  return peer;
}

/** The statistics that came, of one session. */
function statsOf(monitor: RawPeer, session: number): unknown[] {
  const events = monitor.take().map((event) => event[4] as readonly [{ session: number }, unknown]);
  return events.filter(([details]) => details.session === session).map(([, stats]) => stats);
}

describe("wamp.session.on_stats", () => {
  test("tells every interval what a session sent and got, from zero on (AP-REFL-03)", async () => {
    const router = world({ interval: 1_000 });
    const monitor = await listener(router);
    const peer = await router.join();
    peer.ask(noSuch);
    router.clock.advance(999);
    expect(statsOf(monitor, peer.session)).toEqual([]);
    router.clock.advance(1);
    const answer = JSON.stringify([8, 34, 1, {}, "wamp.error.no_such_subscription"]);
    const rest = { last: false, duration: 1_000, serializer: "json" };
    const first = { messages_in: 1, bytes_in: 10, messages_out: 1, bytes_out: answer.length };
    expect(statsOf(monitor, peer.session)).toEqual([{ ...rest, cycle: 1, ...first }]);
    router.clock.advance(1_000);
    const none = { messages_in: 0, bytes_in: 0, messages_out: 0, bytes_out: 0 };
    expect(statsOf(monitor, peer.session)).toEqual([{ ...rest, cycle: 2, ...none }]);
  });

  test("tells who it is about, and no more than others may learn", async () => {
    const router = world({ messages: 1 });
    const monitor = await listener(router);
    monitor.take();
    const peer = await router.join({ details: { ...allRoles, authextra: { secret: 1 } } });
    peer.ask(noSuch);
    const [details] = monitor.take().map((event) => (event[4] as unknown[])[0]);
    const identity = { authid: expect.any(String), authrole: "anonymous", authmethod: "anonymous" };
    expect(details).toEqual({ session: peer.session, ...identity, authprovider: expect.any(String) });
  });

  test("comes after so many messages from the session, whoever listens and whatever it gets", async () => {
    const router = world({ messages: 2 });
    const monitor = await listener(router);
    const peer = await router.join();
    for (const request of [1, 2, 3, 4, 5]) peer.ask([34, request, 999]);
    expect(statsOf(monitor, peer.session)).toMatchObject([
      { cycle: 1, messages_in: 2, messages_out: 1 },
      { cycle: 2, messages_in: 2, messages_out: 2 },
    ]);
    expect(statsOf(monitor, monitor.session)).toEqual([]);
  });

  test("starts the interval anew when messages come first", async () => {
    const router = world({ interval: 1_000, messages: 1 });
    const monitor = await listener(router);
    const peer = await router.join();
    router.clock.advance(600);
    peer.ask(noSuch);
    router.clock.advance(600);
    expect(statsOf(monitor, peer.session)).toMatchObject([{ duration: 600 }]);
    router.clock.advance(400);
    expect(statsOf(monitor, peer.session)).toMatchObject([{ duration: 1_000, messages_in: 0 }]);
  });

  test("comes a last time before on_leave, and never again", async () => {
    const router = world({ interval: 1_000 });
    const monitor = await listener(router);
    monitor.ask([32, 2, {}, "wamp.session.on_leave"]);
    const peer = await router.join();
    const timers = router.clock.timers;
    router.clock.advance(300);
    peer.send([6, {}, "wamp.close.close_realm"]);
    expect(monitor.take().map((event) => event[4])).toMatchObject([
      [{ session: peer.session }, { last: true, duration: 300, messages_in: 1 }],
      [peer.session, expect.any(String), "anonymous"],
    ]);
    peer.connection.terminate();
    peer.take();
    expect(router.clock.timers).toBe(timers - 1);
  });

  test("does not come of sessions that kill_all ends", async () => {
    const stats = { interval: 1_000 };
    const router = testRouter({ realms: [{ name: "realm1", metaKill: true, stats }] });
    const monitor = await listener(router);
    await router.join();
    const timers = router.clock.timers;
    monitor.ask([48, 2, {}, "wamp.session.kill_all"]);
    expect([monitor.take(), router.clock.timers]).toEqual([[], timers]);
  });
});

test("a realm without the option counts nothing and sets no timer", async () => {
  const router = testRouter();
  const monitor = await listener(router);
  const { timers } = router.clock;
  const peer = await router.join();
  peer.ask(noSuch);
  router.clock.advance(1_000_000);
  peer.connection.terminate();
  expect([statsOf(monitor, peer.session), router.clock.timers]).toEqual([[], timers]);
});

test.each([
  [{}, "stats: there must be an interval, or a number of messages"],
  [{ interval: 0 }, "stats: interval must be above zero, not 0"],
  [{ messages: NaN }, "stats: messages must be above zero, not NaN"],
])("the option cannot be %j", (stats, text) => {
  expect(() => world(stats)).toThrow(new RangeError(text));
});
