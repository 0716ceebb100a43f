import type { Connection, Connector } from "@junctor/core";
import { describe, expect, it } from "vitest";
import { HandCrankedClock, joined, ScriptedRouter, turns, welcome } from "../client.test-support.ts";
import { openSession } from "../open-session.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import { SessionLostError } from "../errors/session-lost-error.ts";

describe("leave", () => {
  it("says GOODBYE, waits for the answer and closes the connection [BP-MSG-05, BP-SESS-12]", async () => {
    const { session, router } = await joined();
    const leaving = session.leave();
    expect(await router.next()).toEqual([6, {}, "wamp.close.close_realm"]);
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await leaving;
    expect(await session.closed).toEqual({ cause: "left", reason: "wamp.close.close_realm" });
    expect(await router.closed).toMatchObject({ by: "peer" });
    expect(await router.rest()).toEqual([]);
  });

  it("is done only when the connection is closed, and leaves no timer behind", async () => {
    const clock = new HandCrankedClock();
    const router = new ScriptedRouter();
    const links: Connection[] = [];
    const transport: Connector = {
      target: "never closes by itself",
      async connect(options) {
        const link = await router.transport.connect(options);
        link.close = () => undefined;
        links.push(link);
        return link;
      },
    };
    const connecting = openSession({ realm: "r", transport, clock });
    await router.next();
    router.send(welcome());
    const session = await connecting;
    let state = "leaving";
    const leaving = session.leave().then(() => (state = "left"));
    router.send([6, {}, "wamp.close.goodbye_and_out"]);
    await session.closed;
    await turns();
    expect([state, clock.timers]).toEqual(["leaving", 0]);
    links[0]?.terminate();
    expect(await leaving).toBe("left");
  });

  it("gives the reason it is told, and may be called again [BP-SESS-10]", async () => {
    const { session, router } = await joined();
    const leaving = [session.leave("com.app.done"), session.leave(), session[Symbol.asyncDispose]()];
    router.send([6, {}, "wamp.error.goodbye_and_out"]);
    await Promise.all(leaving);
    expect(await router.rest()).toEqual([[6, {}, "com.app.done"]]);
    expect(await session.closed).toEqual({ cause: "left", reason: "com.app.done" });
  });

  it("sends what was requested before GOODBYE", async () => {
    const { session, router } = await joined();
    const publishing = session.publish("com.t");
    void session.leave();
    await publishing;
    expect([await router.next(), await router.next()]).toEqual([
      [16, 1, {}, "com.t"],
      [6, {}, "wamp.close.close_realm"],
    ]);
  });

  it("rejects requests that wait, at once, and requests that come later", async () => {
    const { session } = await joined();
    const call = session.call("com.slow");
    void session.leave();
    await expect(call).rejects.toBeInstanceOf(SessionLostError);
    await expect(session.call("com.next")).rejects.toBeInstanceOf(NotConnectedError);
  });

  it("ignores everything but GOODBYE from then on [BP-SESS-11]", async () => {
    const { session, router } = await joined();
    const leaving = session.leave();
    await router.next();
    router.send([2, 8, {}], [50, 1, {}], [36, 1, 1, {}], [68, 1, 1, {}], [6, {}, "wamp.close.normal"]);
    await leaving;
    expect(await router.rest()).toEqual([]);
  });

  it("takes a GOODBYE that crossed its own as the answer, and sends no third [BP-SESS-15]", async () => {
    const { session, router } = await joined();
    router.send([6, {}, "wamp.close.system_shutdown"]);
    const leaving = session.leave();
    await leaving;
    expect(await router.rest()).toEqual([[6, {}, "wamp.close.close_realm"]]);
    expect(await session.closed).toMatchObject({ cause: "left" });
  });

  it("does not wait for ever for a router that does not answer, by default 5 seconds", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ clock });
    const leaving = session.leave();
    await router.next();
    clock.advance(4_999);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    await leaving;
    expect(await router.closed).toMatchObject({ by: "peer" });
    expect(clock.timers).toBe(0);
  });

  it("is done when the connection ends instead of an answer", async () => {
    const { session, router } = await joined();
    const leaving = session.leave();
    await router.next();
    router.terminate();
    await leaving;
    expect(await session.closed).toMatchObject({ cause: "left" });
  });

  it("does nothing on a session that has ended", async () => {
    const { session, router } = await joined();
    router.terminate();
    await session.closed;
    await session.leave();
    expect(await session.closed).toMatchObject({ cause: "lost" });
  });
});
