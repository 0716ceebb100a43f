import { describe, expect, it } from "vitest";
import { ConnectionError } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { failureOf, HandCrankedClock, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import { connect } from "../connect.ts";
import { JoinError } from "../errors/join-error.ts";
import { durable, middle, nowhere, typesOf } from "./durable.test-support.ts";
import type { Status } from "./status.ts";

describe("a client whose session is lost", () => {
  it.each([
    ["because the connection breaks", (router: ScriptedRouter) => router.terminate()],
    ["because the router closes the connection", (router: ScriptedRouter) => router.close()],
    ["by a restart of the router", (router: ScriptedRouter) => router.send([6, {}, "wamp.close.system_shutdown"])],
    ["because the realm is closed", (router: ScriptedRouter) => router.send([6, {}, "wamp.close.close_realm"])],
    ["by an ABORT", (router: ScriptedRouter) => router.send([3, {}, "wamp.error.unavailable"])],
    ["because the router breaks the protocol", (router: ScriptedRouter) => router.send([2, 7, {}])],
  ])("%s joins again", async (_why, lose) => {
    const { client, router, told, rejoin } = await durable();
    lose(router);
    await turns();
    await router.rest();
    expect([client.state, client.id]).toEqual(["offline", undefined]);
    await rejoin();
    expect([client.state, client.id]).toEqual(["joined", 7]);
    expect(typesOf(told)).toEqual(["joined", "lost", "retrying", "joined", "restored"]);
    expect(told.at(-2)).toEqual({ type: "joined", sessionId: 7, resumed: true });
  });

  it.each(["wamp.close.normal", "wamp.close.killed", "com.example.banned"])(
    "stays away after a GOODBYE with %s",
    async (reason) => {
      const { client, router, clock, told } = await durable();
      router.send([6, {}, reason]);
      expect(await client.closed).toMatchObject({
        cause: "goodbye",
        reason,
        error: { name: "GoodbyeError", uri: reason },
      });
      expect(client.state).toBe("closed");
      expect(typesOf(told)).toEqual(["joined", "lost", "closed"]);
      expect(clock.timers).toBe(0);
    },
  );

  it("leaves the decision to retryIf, with the error and whether there ever was a session", async () => {
    const asked: unknown[] = [];
    const retryIf = (error: Error, joined: boolean): boolean => asked.push([error.message, joined]) > 0;
    const { client, router, rejoin } = await durable({ reconnect: { retryIf } });
    router.send([6, {}, "wamp.close.normal"]);
    await router.next();
    await rejoin();
    expect(client.state).toBe("joined");
    expect(asked).toEqual([["wamp.close.normal", true]]);
  });

  it("gives up when the router refuses it at the next join", async () => {
    const { client, router, clock, told } = await durable();
    router.terminate();
    await turns();
    clock.advance(500);
    await router.next();
    router.send([3, {}, "wamp.error.authentication_denied"]);
    const end = await client.closed;
    expect(end.error).toBeInstanceOf(JoinError);
    expect(typesOf(told)).toEqual(["joined", "lost", "retrying", "closed"]);
    expect(told.at(-1)).toMatchObject({ error: { uri: "wamp.error.authentication_denied" } });
  });

  it("takes what an authenticator throws for trouble that passes, and asks it again at each join (pain point 12)", async () => {
    let tickets = 0;
    const ticket = {
      authmethod: "ticket",
      start: () => {
        if (++tickets === 2) throw new TypeError("fetch failed");
        return { answer: () => Promise.resolve({ signature: `ticket ${tickets}`, extra: {} }) };
      },
    };
    const { client, router, clock, told } = await durable({ auth: [ticket] });
    router.terminate();
    await turns();
    clock.advance(500);
    await turns();
    expect(told.at(-1)).toMatchObject({ type: "retrying", attempt: 2, error: { message: "fetch failed" } });
    await router.rest();
    clock.advance(750);
    await router.next();
    router.send([4, "ticket", {}]);
    expect(await router.next()).toEqual([5, "ticket 3", {}]);
    router.send(welcome());
    await turns();
    expect(client.state).toBe("joined");
  });

  it("does not come back if it was told not to", async () => {
    const { client, router } = await durable({ reconnect: false });
    router.terminate();
    expect(await client.closed).toMatchObject({ cause: "lost" });
  });
});

describe("the delays between attempts", () => {
  /** The delays of the first attempts to reach a place where nothing answers. */
  async function delays(attempts: number, options: object = {}, uint32 = middle.uint32): Promise<number[]> {
    const clock = new HandCrankedClock();
    const told: Status[] = [];
    const giveUp = new AbortController();
    const connecting = connect({
      realm: "realm1",
      transport: nowhere(),
      clock,
      random: { uint32 },
      reconnect: options,
      onStatus: (status) => told.push(status),
      signal: giveUp.signal,
    });
    for (let attempt = 0; attempt < attempts; attempt++) {
      await turns();
      clock.advance(100_000);
    }
    giveUp.abort(new Error("enough"));
    await expect(connecting).rejects.toThrow("enough");
    expect(clock.timers).toBe(0);
    return told.flatMap((status) => (status.type === "retrying" ? [status.delay] : [])).slice(0, attempts);
  }

  it("grow by half from half a second to half a minute", async () => {
    expect(await delays(13)).toEqual([500, 750, 1125, 1688, 2531, 3797, 5695, 8543, 12814, 19222, 28833, 30000, 30000]);
  });

  it("are what the options say", async () => {
    expect(await delays(4, { initialDelay: 10, factor: 3, maxDelay: 200, jitter: 0 })).toEqual([10, 30, 90, 200]);
  });

  it("vary by a fifth, so that not all clients of a router come back at once", async () => {
    expect(await delays(1, {}, () => 0)).toEqual([400]);
    expect(await delays(1, {}, () => 2 ** 32 - 1)).toEqual([600]);
    expect(await delays(1, { jitter: 1 }, () => 0)).toEqual([0]);
  });

  it("begin anew after a session that lasted, not after one that did not", async () => {
    const { router, clock, told } = await durable();
    const lose = async (after: number, wait: number): Promise<void> => {
      clock.advance(after);
      router.terminate();
      await turns();
      clock.advance(wait);
      await router.next();
      router.send(welcome());
      await turns();
    };
    await lose(1_000, 500);
    await lose(100, 750);
    await lose(751, 500);
    expect(told.flatMap((status) => (status.type === "retrying" ? [status.delay] : []))).toEqual([500, 750, 500]);
  });

  it("can be cut short by who hears of them", async () => {
    const { client, router, told } = await durable();
    router.terminate();
    await turns();
    const retrying = told.at(-1) as Status & { type: "retrying" };
    retrying.now();
    await router.next();
    router.send(welcome());
    await turns();
    expect(client.state).toBe("joined");
  });
});

describe("the first join", () => {
  it("is tried again until it succeeds", async () => {
    const clock = new HandCrankedClock();
    const router = new ScriptedRouter();
    let up = false;
    const transport: Connector = {
      target: "sometimes",
      connect: (attempt) => (up ? router.transport : nowhere()).connect(attempt),
    };
    const reported: unknown[] = [];
    const onError = (error: unknown): void => void reported.push(error);
    const connecting = connect({ realm: "realm1", transport, clock, random: middle, onError });
    await turns();
    clock.advance(500);
    await turns();
    up = true;
    clock.advance(750);
    await router.next();
    router.send(welcome());
    expect((await connecting).state).toBe("joined");
    expect(reported).toEqual([expect.objectContaining({ message: "nothing answers there" })]);
  });

  it("is not tried again with first: false, or reconnect: false", async () => {
    for (const reconnect of [{ first: false }, false] as const) {
      const transport = nowhere();
      await expect(connect({ realm: "realm1", transport, reconnect })).rejects.toThrow("nothing answers there");
      expect(transport.attempts()).toBe(1);
    }
  });

  it("is tried again as often as maxAttempts says", async () => {
    const clock = new HandCrankedClock();
    const transport = nowhere();
    const failure = failureOf(
      connect({ realm: "realm1", transport, clock, reconnect: { maxAttempts: 2 }, onError: () => undefined }),
    );
    await turns();
    clock.advance(1_000);
    await turns();
    clock.advance(1_000);
    expect(await failure).toBeInstanceOf(ConnectionError);
    expect(transport.attempts()).toBe(3);
  });

  it("rejects at once when the router refuses it, when options are wrong, and when an authenticator throws", async () => {
    const router = new ScriptedRouter();
    const refused = connect({ realm: "realm2", transport: router.transport });
    await router.next();
    router.send([3, {}, "wamp.error.no_such_realm"]);
    await expect(refused).rejects.toBeInstanceOf(JoinError);
    await expect(connect({ realm: "realm1", transport: [] })).rejects.toThrow("names no connector");
    await expect(connect({ realm: "realm1", transport: nowhere(), auth: [] })).rejects.toThrow("no authenticator");
    const broken = {
      authmethod: "ticket",
      start: () => {
        throw new Error("no such file");
      },
    };
    const { transport } = new ScriptedRouter();
    await expect(connect({ realm: "realm1", transport, auth: [broken] })).rejects.toThrow("no such file");
  });

  it("is given up with the signal's reason, while it is tried and while it waits", async () => {
    const router = new ScriptedRouter();
    for (const transport of [router.transport, nowhere()]) {
      const giveUp = new AbortController();
      const clock = new HandCrankedClock();
      const options = { realm: "realm1", transport, clock, signal: giveUp.signal, onError: () => undefined };
      const connecting = connect(options);
      await turns();
      giveUp.abort(new Error("changed my mind"));
      await expect(connecting).rejects.toThrow("changed my mind");
      expect(clock.timers).toBe(0);
    }
  });
});
