import { describe, expect, it } from "vitest";
import { HandCrankedClock, joined, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import { durable } from "../durable/durable.test-support.ts";
import { openSession } from "../open-session.ts";

const keepalive = { idle: 1_000, timeout: 300 };

/** A session that asks after a second, and waits 300 ms. */
async function watching() {
  const clock = new HandCrankedClock();
  return { clock, ...(await joined({ clock, keepalive })) };
}

/** Lets time pass, and everything arrive that it caused. */
async function pass(clock: HandCrankedClock, router: ScriptedRouter, ms: number) {
  clock.advance(ms);
  return router.rest();
}

describe("a session with keepalive (pain point 11)", () => {
  it("asks for its own id after so much silence, and lives on with any answer", async () => {
    const { clock, router, session } = await watching();
    expect(await pass(clock, router, 999)).toEqual([]);
    expect(await pass(clock, router, 1)).toEqual([[48, 1, {}, "wamp.session.get", [7]]]);
    router.send([8, 48, 1, {}, "wamp.error.not_authorized"]);
    await turns();
    expect(await pass(clock, router, 300)).toEqual([]);
    expect(await pass(clock, router, 700)).toEqual([[48, 2, {}, "wamp.session.get", [7]]]);
    router.send([50, 2, {}, [{}]]);
    await turns();
    clock.advance(300);
    await turns();
    await expect(Promise.race([session.closed, Promise.resolve("alive")])).resolves.toBe("alive");
  });

  it("asks only after silence: whatever arrives counts", async () => {
    const { clock, router } = await watching();
    expect(await pass(clock, router, 600)).toEqual([]);
    router.send([36, 1, 1, {}]);
    await turns();
    expect(await pass(clock, router, 999)).toEqual([]);
    expect(await pass(clock, router, 1)).toEqual([[48, 1, {}, "wamp.session.get", [7]]]);
  });

  it("takes anything for an answer", async () => {
    const { clock, router, session } = await watching();
    await pass(clock, router, 1_000);
    clock.advance(100);
    router.send([36, 1, 1, {}]);
    await turns();
    clock.advance(200);
    await turns();
    await expect(Promise.race([session.closed, Promise.resolve("alive")])).resolves.toBe("alive");
  });

  it("ends when nothing comes, and with it what waits", async () => {
    const { clock, router, session } = await watching();
    const call = session.call("com.p");
    await router.next();
    await pass(clock, router, 1_000);
    clock.advance(300);
    await expect(call).rejects.toMatchObject({ name: "SessionLostError", sent: true });
    expect(await session.closed).toMatchObject({
      cause: "lost",
      reason: "the router gave no sign of life within 300 ms",
    });
    await router.closed;
    expect(clock.timers).toBe(0);
  });

  it("asks no more once it is left", async () => {
    const { clock, router, session } = await watching();
    const leaving = session.leave();
    await router.next();
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await leaving;
    expect(clock.timers).toBe(0);
  });

  it("asks nothing of a router that is no dealer", async () => {
    const [clock, router] = [new HandCrankedClock(), new ScriptedRouter()];
    const joining = openSession({ realm: "realm1", transport: router.transport, clock, keepalive });
    await router.next();
    router.send([2, 7, { roles: { broker: {} } }]);
    await joining;
    expect(await pass(clock, router, 10_000)).toEqual([]);
  });

  it("asks nothing if it is not a caller's", async () => {
    const clock = new HandCrankedClock();
    const { router } = await joined({ clock, keepalive, roles: ["subscriber"] });
    expect(await pass(clock, router, 10_000)).toEqual([]);
  });
});

it("a client asks after 25 seconds by default, and joins again 10 seconds later", async () => {
  const { client, clock, router } = await durable({ keepalive: undefined });
  expect(await pass(clock, router, 24_999)).toEqual([]);
  expect(await pass(clock, router, 1)).toEqual([[48, 1, {}, "wamp.session.get", [7]]]);
  clock.advance(10_000);
  await turns();
  expect(client.state).toBe("offline");
  clock.advance(500);
  await router.next();
  router.send(welcome());
  await turns();
  expect(client.state).toBe("joined");
});
