import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

describe("SUBSCRIBE", () => {
  test("is answered by SUBSCRIBED with an id (BP-PS-01, BP-ID-07)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([32, 1, {}, "com.example.topic"])).toEqual([[33, 1, expect.any(Number)]]);
  });

  test("gives the same id when repeated, and to another subscriber (BP-PS-02, BP-ID-09)", async () => {
    const { join } = testRouter();
    const [one, other] = [await join(), await join()];
    const id = one.askId([32, 1, {}, "com.example.topic"]);
    expect(one.ask([32, 2, { match: "exact" }, "com.example.topic"])).toEqual([[33, 2, id]]);
    expect(other.ask([32, 1, {}, "com.example.topic"])).toEqual([[33, 1, id]]);
  });

  test.each(["", ".", "com..example", "com.example.", "com.exa mple", "com.#"])(
    "of %j is refused as an invalid URI (BP-URI-09)",
    async (topic) => {
      const peer = await testRouter().join();
      expect(peer.ask([32, 1, {}, topic])).toEqual([[8, 32, 1, {}, "wamp.error.invalid_uri", [expect.any(String)]]]);
    },
  );

  test("obeys the URI rule of its realm (BP-URI-04)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", uriRule: "strict" }] });
    const peer = await join();
    expect(peer.ask([32, 1, {}, "com.Example"])[0]?.[4]).toBe("wamp.error.invalid_uri");
    expect(peer.ask([32, 2, {}, "com.example"])[0]?.[0]).toBe(33);
  });

  test("may name a topic under wamp (T19)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([32, 1, {}, "wamp.session.on_join"])[0]?.[0]).toBe(33);
  });

  test("with a match that nobody knows is refused (T28)", async () => {
    const { join, router } = testRouter();
    const peer = await join();
    expect(peer.ask([32, 1, { match: "regex" }, "com.example"])).toEqual([
      [8, 32, 1, {}, "wamp.error.option_not_allowed", [expect.any(String)]],
    ]);
    expect(router.tables().subscriptions).toBe(0);
  });

  test("with a match that is no string breaks the protocol (T28)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([32, 1, { match: 1 }, "com.example"])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("ignores options nobody knows (BP-MSG-24)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([32, 1, { x_unknown: [1] }, "com.example"])[0]?.[0]).toBe(33);
  });

  test("beyond the limit of the session is refused, repeating one is not", async () => {
    const { join } = testRouter({ limits: { maxSubscriptions: 1 } });
    const peer = await join();
    peer.ask([32, 1, {}, "com.example.one"]);
    expect(peer.ask([32, 2, {}, "com.example.other"])).toEqual([
      [8, 32, 2, {}, "wamp.error.unavailable", ["a session may have 1 subscriptions"]],
    ]);
    expect(peer.ask([32, 3, {}, "com.example.one"])[0]?.[0]).toBe(33);
  });
});
