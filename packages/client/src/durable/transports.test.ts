import { describe, expect, it } from "vitest";
import type { Connector } from "@junctor/core";
import { failureOf, HandCrankedClock, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import { connect } from "../connect.ts";
import { JoinError } from "../errors/join-error.ts";
import { middle, nowhere } from "./durable.test-support.ts";

describe("several transports", () => {
  it("are tried in order, in each attempt", async () => {
    const clock = new HandCrankedClock();
    const [first, second, router] = [nowhere(), nowhere(), new ScriptedRouter()];
    const tried: string[] = [];
    const note = (name: string, connector: Connector): Connector => ({
      target: name,
      connect: (attempt) => {
        tried.push(name);
        return connector.connect(attempt);
      },
    });
    const last: Connector = { target: "last", connect: (attempt) => router.transport.connect(attempt) };
    const transport = [note("first", first), note("second", second), note("last", last)];
    const connecting = connect({ realm: "realm1", transport, clock, random: middle });
    await router.next();
    router.send(welcome());
    await connecting;
    router.terminate();
    await turns();
    clock.advance(500);
    await router.next();
    expect(tried).toEqual(["first", "second", "last", "first", "second", "last"]);
  });

  it("are not tried where the router has refused", async () => {
    const [router, other] = [new ScriptedRouter(), nowhere()];
    const connecting = connect({ realm: "realm1", transport: [router.transport, other] });
    await router.next();
    router.send([3, {}, "wamp.error.no_such_realm"]);
    await expect(connecting).rejects.toBeInstanceOf(JoinError);
    expect(other.attempts()).toBe(0);
  });

  it("get ten seconds each to connect, whatever they do themselves (pain point 11)", async () => {
    const clock = new HandCrankedClock();
    const router = new ScriptedRouter();
    const hanging: Connector = { target: "a black hole", connect: () => new Promise(() => undefined) };
    const connecting = connect({ realm: "realm1", transport: [hanging, router.transport], clock });
    await turns();
    clock.advance(10_000);
    await router.next();
    router.send(welcome());
    expect((await connecting).state).toBe("joined");
  });

  it("end a connection that comes too late", async () => {
    const clock = new HandCrankedClock();
    const router = new ScriptedRouter();
    let arrive = (): void => undefined;
    const slow: Connector = {
      target: "slow",
      connect: async (attempt) => {
        await new Promise<void>((resolve) => (arrive = resolve));
        return router.transport.connect({ serializers: attempt.serializers });
      },
    };
    const failure = failureOf(connect({ realm: "realm1", transport: slow, clock, reconnect: false }));
    await turns();
    clock.advance(10_000);
    expect(await failure).toMatchObject({ message: "cannot connect to slow: no answer within 10000 ms" });
    arrive();
    expect(await router.closed).toMatchObject({ by: "peer" });
    expect(clock.timers).toBe(0);
  });
});
