import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { emptyTables, testRouter } from "../router.test-support.ts";

const add = "wamp.session.add_testament";
const flush = "wamp.session.flush_testaments";
const topic = "com.example.topic";

/** Payloads of EVENTs. */
function payloads(messages: readonly RawMessage[]): unknown[] {
  return messages.map((message) => message.slice(4));
}

const waysToLeave: { way: string; leave: (peer: RawPeer) => void }[] = [
  { way: "GOODBYE", leave: (peer) => peer.send([6, {}, "wamp.close.normal"]) },
  { way: "ABORT", leave: (peer) => peer.send([3, {}, "wamp.error.runtime_error"]) },
  { way: "a broken protocol", leave: (peer) => peer.sendText("nonsense") },
  { way: "losing the connection", leave: (peer) => peer.connection.terminate() },
];

describe("testaments", () => {
  test.each(waysToLeave)(
    "are published when their session ends by $way (AP-TEST-06, AP-TEST-07)",
    async ({ leave }) => {
      const { join, router, clock } = testRouter();
      const [watcher, peer] = [await join(), await join()];
      watcher.ask([32, 1, {}, topic]);
      peer.ask([32, 1, {}, topic]);
      const added = peer.ask(
        [48, 2, {}, add, [topic, ["first"], {}]],
        [
          48,
          3,
          {},
          add,
          [topic, ["second"], { more: true }],
          { scope: "detached", publish_options: { acknowledge: true } },
        ],
        [48, 4, {}, add, [topic, [], {}, null, "destroyed"]],
        [48, 5, {}, add, [topic, ["last"], {}], { scope: "detached" }],
      );
      expect(added).toEqual([2, 3, 4, 5].map((request) => [50, request, {}]));
      expect(watcher.take()).toEqual([]);
      leave(peer);
      expect(payloads(watcher.take())).toEqual([[["second"], { more: true }], [["last"]], [["first"]], []]);
      watcher.connection.terminate();
      clock.settle();
      clock.advance(10_000);
      expect(router.tables()).toEqual(emptyTables);
    },
  );

  test("of one scope are dropped when they are flushed (AP-TEST-04)", async () => {
    const { join } = testRouter();
    const [watcher, peer] = [await join(), await join()];
    watcher.ask([32, 1, {}, topic]);
    const both = [
      [48, 1, {}, add, [topic, ["destroyed"], {}]],
      [48, 2, {}, add, [topic, ["detached"], {}], { scope: "detached" }],
    ];
    expect(peer.ask(...both, [48, 3, {}, flush]).at(-1)).toEqual([50, 3, {}]);
    peer.send([6, {}, "wamp.close.normal"]);
    expect(payloads(watcher.take())).toEqual([[["detached"]]]);
    const other = await join();
    other.ask(...both, [48, 3, {}, flush, [], { scope: "detached" }], [48, 4, {}, flush, ["destroyed"]]);
    other.send([6, {}, "wamp.close.normal"]);
    expect(watcher.take()).toEqual([]);
  });

  test("keep to the lists and options they were made with (AP-TEST-02, AP-TEST-08)", async () => {
    const { join } = testRouter();
    const [one, other, peer] = [await join(), await join(), await join()];
    one.ask([32, 1, {}, topic]);
    other.ask([32, 1, {}, topic]);
    const publishOptions = { exclude: [one.session], retain: true, acknowledge: true, x_unheard: 1 };
    peer.ask([48, 1, {}, add, [topic, ["bye"], {}], { publish_options: publishOptions }]);
    peer.connection.terminate();
    expect(one.take()).toEqual([]);
    expect(payloads(other.take())).toEqual([[["bye"]]]);
    const late = await join();
    expect(
      late
        .ask([32, 1, { get_retained: true }, topic])
        .at(-1)
        ?.slice(4),
    ).toEqual([["bye"]]);
  });

  test("are published when their session is killed, but not by kill_all (AP-TEST-07, D5)", async () => {
    const { join, router } = testRouter({ realms: [{ name: "realm1", metaKill: true }] });
    const [killer, one, other] = [await join(), await join(), await join()];
    killer.ask([32, 1, {}, topic]);
    for (const peer of [one, other]) peer.ask([48, 1, {}, add, [topic, [peer.session], {}]]);
    const killed = killer.ask([48, 2, {}, "wamp.session.kill", [one.session]]);
    expect(killed.map((message) => message[0])).toEqual([36, 50]);
    expect(killer.ask([48, 3, {}, "wamp.session.kill_all"])).toEqual([[50, 3, {}, [1]]]);
    expect(router.tables().testaments).toBe(0);
  });

  test.each([
    { args: [], error: "wamp.error.invalid_argument" },
    { args: ["com..topic", [], {}], error: "wamp.error.invalid_uri" },
    { args: ["wamp.session.on_join", [], {}], error: "wamp.error.invalid_uri" },
    { args: [topic, {}, {}], error: "wamp.error.invalid_argument" },
    { args: [topic, [], []], error: "wamp.error.invalid_argument" },
    { args: [topic, [], {}, []], error: "wamp.error.invalid_argument" },
    { args: [topic, [], {}, { exclude: ["one"] }], error: "wamp.error.invalid_argument" },
    { args: [topic, [], {}, { eligible_authid: [1] }], error: "wamp.error.invalid_argument" },
    { args: [topic, [], {}, { retain: 1 }], error: "wamp.error.invalid_argument" },
    { args: [topic, [], {}, {}, "later"], error: "wamp.error.invalid_argument" },
    { args: [topic, ["x".repeat(70_000)], {}], error: "wamp.error.payload_size_exceeded" },
  ])("of $args are refused", async ({ args, error }) => {
    const { join, router } = testRouter();
    const peer = await join();
    expect(peer.ask([48, 1, {}, add, args])[0]?.[4]).toBe(error);
    expect(router.tables().testaments).toBe(0);
  });

  test("of one session are limited in number", async () => {
    const peer = await testRouter({ limits: { maxTestaments: 2 } }).join();
    const answers = peer.ask(...[1, 2, 3].map((request) => [48, request, {}, add, [topic, [], {}]]));
    expect(answers.map((answer) => answer[4] ?? "added")).toEqual(["added", "added", "wamp.error.unavailable"]);
  });

  test("in payload passthru mode need the feature (AP-PPT-05)", async () => {
    const peer = await testRouter().join();
    const publishOptions = { ppt_scheme: "x_custom" };
    expect(peer.ask([48, 1, {}, add, [topic, [], {}, publishOptions]])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });
});
