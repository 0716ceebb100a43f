import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";

const topic = "com.example.topic";
const events = ["on_create", "on_subscribe", "on_unsubscribe", "on_delete"];

/** Lets a peer hear everything of subscriptions. */
function watch(watcher: RawPeer): void {
  watcher.ask(...events.map((event, n) => [32, n + 1, {}, `wamp.subscription.${event}`]));
}

/** The arguments of EVENTs. */
function argsOf(messages: readonly RawMessage[]): unknown[] {
  return messages.map((message) => message[4]);
}

describe("wamp.subscription events", () => {
  test("tell of the first and the last subscriber in order (AP-MSUB-02 to AP-MSUB-04)", async () => {
    const { join, clock } = testRouter();
    const [watcher, one, other] = [await join(), await join(), await join()];
    watch(watcher);
    const created = new Date(clock.now()).toISOString();
    const id = one.askId([32, 1, { match: "prefix" }, topic]);
    expect(argsOf(watcher.take())).toEqual([
      [one.session, { id, created, uri: topic, match: "prefix" }],
      [one.session, id],
    ]);
    other.ask([32, 1, { match: "prefix" }, topic]);
    expect(argsOf(watcher.take())).toEqual([[other.session, id]]);
    one.ask([34, 2, id]);
    expect(argsOf(watcher.take())).toEqual([[one.session, id]]);
    other.connection.terminate();
    expect(argsOf(watcher.take())).toEqual([
      [other.session, id],
      [other.session, id],
    ]);
  });

  test("do not tell of subscribing twice, nor of subscriptions under wamp (BP-PS-02, T37)", async () => {
    const { join } = testRouter();
    const [watcher, peer] = [await join(), await join()];
    watch(watcher);
    peer.ask([32, 1, {}, topic], [32, 2, {}, "wamp.session.on_join"], [32, 3, { match: "prefix" }, "wamp."]);
    expect(watcher.take()).toHaveLength(2);
    peer.ask([32, 4, {}, topic]);
    expect(watcher.take()).toEqual([]);
  });

  test("reach the subscriber itself, after its SUBSCRIBED (T37)", async () => {
    const peer = await testRouter().join();
    watch(peer);
    expect(peer.ask([32, 9, {}, topic]).map((message) => message[0])).toEqual([33, 36, 36]);
  });

  test("do not come of kill_all (T30)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", metaKill: true }] });
    const [watcher, peer] = [await join(), await join()];
    peer.ask([32, 1, {}, topic]);
    watch(watcher);
    expect(watcher.ask([48, 9, {}, "wamp.session.kill_all"])).toEqual([[50, 9, {}, [1]]]);
  });
});

describe("wamp.subscription", () => {
  test("tells what is subscribed to, and by whom (AP-MSUB-05 to AP-MSUB-10)", async () => {
    const { join, clock } = testRouter();
    const [one, other] = [await join(), await join()];
    const created = new Date(clock.now()).toISOString();
    const exact = one.askId([32, 1, {}, topic]);
    const prefix = other.askId([32, 1, { match: "prefix" }, "com."]);
    other.ask([32, 2, {}, topic]);
    const calls: [string, unknown[], unknown][] = [
      ["list", [], { exact: [exact], prefix: [prefix], wildcard: [] }],
      ["lookup", [topic], exact],
      ["lookup", ["com.", { match: "prefix" }], prefix],
      ["lookup", ["com."], null],
      ["match", [topic], [exact, prefix]],
      ["match", ["org.example"], null],
      ["get", [exact], { id: exact, created, uri: topic, match: "exact" }],
      ["list_subscribers", [exact], [one.session, other.session]],
      ["count_subscribers", [exact], 2],
    ];
    for (const [index, [name, args, result]] of calls.entries()) {
      const request = index + 3;
      expect(one.ask([48, request, {}, `wamp.subscription.${name}`, args])).toEqual([[50, request, {}, [result]]]);
    }
  });

  test.each(["get", "list_subscribers", "count_subscribers"])("%s knows only what exists", async (name) => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, `wamp.subscription.${name}`, [7]])[0]?.[4]).toBe("wamp.error.no_such_subscription");
    expect(peer.ask([48, 2, {}, `wamp.subscription.${name}`])[0]?.[4]).toBe("wamp.error.invalid_argument");
  });

  test.each([[], [topic, []], [topic, { match: "fuzzy" }]])(
    "lookup of %j, %j is an invalid argument",
    async (...args) => {
      const peer = await testRouter().join();
      expect(peer.ask([48, 1, {}, "wamp.subscription.lookup", args])[0]?.[4]).toBe("wamp.error.invalid_argument");
    },
  );
});
