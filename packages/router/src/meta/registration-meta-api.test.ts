import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";
const events = ["on_create", "on_register", "on_unregister", "on_delete"];

/** Lets a peer hear everything of registrations. Returns the ids of its subscriptions. */
function watch(watcher: RawPeer): unknown[] {
  const subscribed = watcher.ask(...events.map((event, n) => [32, n + 1, {}, `wamp.registration.${event}`]));
  return subscribed.map((message) => message[2]);
}

/** Subscription and arguments of EVENTs. */
function told(messages: readonly RawMessage[]): unknown[] {
  return messages.map((message) => [message[1], message[4]]);
}

describe("wamp.registration events", () => {
  test("tell of the first and the last callee in order (AP-MREG-02 to AP-MREG-05)", async () => {
    const { join, clock } = testRouter();
    const [watcher, one, other] = [await join(), await join(), await join()];
    const [onCreate, onRegister, onUnregister, onDelete] = watch(watcher);
    const created = new Date(clock.now()).toISOString();
    const options = { invoke: "roundrobin" };
    const id = one.askId([64, 1, options, procedure]);
    expect(told(watcher.take())).toEqual([
      [onCreate, [one.session, { id, created, uri: procedure, match: "exact", invoke: "roundrobin" }]],
      [onRegister, [one.session, id]],
    ]);
    other.ask([64, 1, options, procedure], [64, 2, options, procedure]);
    expect(told(watcher.take())).toEqual([[onRegister, [other.session, id]]]);
    one.ask([66, 2, id]);
    expect(told(watcher.take())).toEqual([[onUnregister, [one.session, id]]]);
    other.connection.terminate();
    expect(told(watcher.take())).toEqual([
      [onUnregister, [other.session, id]],
      [onDelete, [other.session, id]],
    ]);
  });

  test("come before on_leave, and never to who leaves", async () => {
    const { join } = testRouter();
    const [watcher, peer] = [await join(), await join()];
    watcher.ask([32, 1, { match: "prefix" }, "wamp."]);
    watch(peer);
    peer.ask([64, 9, {}, procedure]);
    watcher.take();
    expect(peer.ask([6, {}, "wamp.close.normal"])).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    expect(watcher.take().map((message) => (message[3] as { topic: string }).topic)).toEqual([
      "wamp.registration.on_unregister",
      "wamp.registration.on_delete",
      "wamp.session.on_leave",
    ]);
  });
});

describe("wamp.registration", () => {
  test("tells what is registered, and by whom (AP-MREG-06 to AP-MREG-11)", async () => {
    const { join, clock } = testRouter();
    const [one, other] = [await join(), await join()];
    const created = new Date(clock.now()).toISOString();
    const exact = one.askId([64, 1, { invoke: "last" }, procedure]);
    const prefix = other.askId([64, 1, { match: "prefix" }, "com."]);
    const all = other.askId([64, 2, { match: "prefix" }, ""]);
    other.ask([64, 3, { invoke: "last" }, procedure]);
    const calls: [string, unknown[], unknown][] = [
      ["list", [], { exact: [exact], prefix: [prefix, all], wildcard: [] }],
      ["lookup", [procedure], exact],
      ["lookup", ["com.", { match: "prefix" }], prefix],
      ["lookup", ["com."], null],
      ["match", [procedure], exact],
      ["match", ["com.example"], prefix],
      ["match", ["org.example"], all],
      ["match", ["wamp.session.count"], null],
      ["get", [exact], { id: exact, created, uri: procedure, match: "exact", invoke: "last" }],
      ["list_callees", [exact], [one.session, other.session]],
      ["count_callees", [exact], 2],
    ];
    for (const [index, [name, args, result]] of calls.entries()) {
      const request = index + 4;
      expect(one.ask([48, request, {}, `wamp.registration.${name}`, args])).toEqual([[50, request, {}, [result]]]);
    }
  });

  test.each(["get", "list_callees", "count_callees"])("%s knows only what exists", async (name) => {
    const peer = await testRouter().join();
    expect(peer.ask([48, 1, {}, `wamp.registration.${name}`, [7]])[0]?.[4]).toBe("wamp.error.no_such_registration");
    expect(peer.ask([48, 2, {}, `wamp.registration.${name}`])[0]?.[4]).toBe("wamp.error.invalid_argument");
  });
});
