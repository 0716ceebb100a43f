import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { authorizing, deferred, joinAs, patiently } from "./authorization.test-support.ts";

const topic = "com.example.topic";

describe("while an authorizer thinks", () => {
  /** A user whose subscriptions to `com.ask` the test decides on, and an admin. */
  async function thinking(): Promise<{
    router: TestRouter;
    peer: RawPeer;
    admin: RawPeer;
    decide: (allow: boolean) => Promise<void>;
  }> {
    const decision = deferred<boolean>();
    const router = authorizing(({ uri }) => (uri === "com.ask" ? decision.promise : true));
    const [peer, admin] = [await joinAs(router, "user"), await joinAs(router, "admin")];
    const decide = async (allow: boolean): Promise<void> => {
      decision.resolve(allow);
      await patiently();
    };
    return { router, peer, admin, decide };
  }

  test("what its session sends waits, in order, and nobody else does (BP-ORD-06)", async () => {
    const { peer, admin, decide } = await thinking();
    const later = [2, 3, 4].map((n): RawMessage => [32, n, {}, `com.topic${n}`]);
    expect(peer.ask([32, 1, {}, "com.ask"], ...later, [6, {}, "wamp.close.normal"])).toEqual([]);
    expect(admin.ask([32, 1, {}, "com.ask"])[0]?.[0]).toBe(33);
    await decide(true);
    expect(peer.take().map((message) => message.slice(0, 2))).toEqual([
      [33, 1],
      [33, 2],
      [33, 3],
      [33, 4],
      [6, {}],
    ]);
  });

  test("a refused request is answered in its turn", async () => {
    const { peer, decide } = await thinking();
    peer.ask([32, 1, {}, "com.ask"], [32, 2, {}, topic]);
    await decide(false);
    expect(peer.take().map((message) => message[0])).toEqual([8, 33]);
  });

  test("much that is sent is not read any more, until it has decided", async () => {
    const { peer, decide } = await thinking();
    peer.ask([16, 1, {}, "com.ask"]);
    const payload = "x".repeat(10_000);
    for (let n = 2; n < 12; n++) peer.ask([16, n, {}, topic, [payload]]);
    expect(peer.connection.queuedBytes).toBeGreaterThan(0);
    await decide(true);
    expect(peer.ask([32, 12, {}, topic]).map((message) => message.slice(0, 2))).toEqual([[33, 12]]);
    expect(peer.connection.queuedBytes).toBe(0);
  });

  test.each([undefined, "skip", "kill", "killnowait"])(
    "CANCEL %s takes the call back: one answer, and no callee hears of it",
    async (mode) => {
      const { peer, admin, decide, router } = await thinking();
      admin.ask([64, 1, {}, "com.ask"]);
      peer.ask([48, 1, {}, "com.ask"], [32, 2, {}, topic]);
      const options = mode === undefined ? {} : { mode };
      expect(peer.ask([49, 1, options]).map((message) => message.slice(0, 5))).toEqual([
        [8, 48, 1, {}, "wamp.error.canceled"],
        [33, 2, expect.any(Number)],
      ]);
      await decide(true);
      expect([...peer.take(), ...admin.take()]).toEqual([]);
      expect(router.router.tables().calls).toBe(0);
    },
  );

  test("CANCEL of another call, or in a mode nobody knows, waits in its turn", async () => {
    const { peer, admin, decide } = await thinking();
    admin.ask([64, 1, {}, "com.ask"]);
    expect(peer.ask([48, 1, {}, "com.ask"], [49, 7, {}], [49, 1, { mode: "gently" }])).toEqual([]);
    await decide(true);
    expect(peer.take().map((message) => message.slice(0, 5))).toEqual([[8, 49, 1, {}, "wamp.error.invalid_argument"]]);
    expect(admin.take()[0]?.[0]).toBe(68);
  });

  test.each(["its connection", "a GOODBYE of the router"])("nothing happens if the session ends by %s", async (how) => {
    const { peer, admin, decide, router } = await thinking();
    admin.ask([32, 1, {}, "com.ask"]);
    peer.ask([16, 1, { acknowledge: true }, "com.ask"], [16, 2, {}, topic]);
    if (how === "its connection") peer.connection.terminate();
    else void router.router.close();
    router.clock.settle();
    await decide(true);
    expect(admin.take().filter((message) => message[0] === 36)).toEqual([]);
    expect(peer.take().filter((message) => message[0] !== 6)).toEqual([]);
    router.clock.advance(1_000);
    expect(router.router.tables().sessions).toBe(how === "its connection" ? 1 : 0);
  });

  test("a GOODBYE of the router is answered at once", async () => {
    const { peer, router } = await thinking();
    peer.ask([16, 1, {}, "com.ask"]);
    void router.router.close();
    expect(peer.take()[0]?.[0]).toBe(6);
    peer.ask([6, {}, "wamp.close.goodbye_and_out"]);
    expect(peer.end?.by).toBe("peer");
  });
});
