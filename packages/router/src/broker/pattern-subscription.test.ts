import { describe, expect, test } from "vitest";
import { emptyTables, testRouter } from "../router.test-support.ts";

const topic = "com.example.topic";

describe("a pattern subscription", () => {
  test("gets events of every topic it matches, with the topic (AP-PSUB-02, AP-PSUB-03, AP-PSUB-05)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    const prefix = subscriber.askId([32, 1, { match: "prefix" }, "com.example.to"]);
    const wildcard = subscriber.askId([32, 2, { match: "wildcard" }, "com..topic"]);
    const publication = publisher.askId([16, 1, { acknowledge: true }, topic, ["a"], { b: 1 }]);
    expect(subscriber.take()).toEqual([
      [36, prefix, publication, { topic }, ["a"], { b: 1 }],
      [36, wildcard, publication, { topic }, ["a"], { b: 1 }],
    ]);
    publisher.ask([16, 2, {}, "com.example.other"]);
    expect(subscriber.take()).toEqual([]);
  });

  test("comes beside an exact one, whose events name no topic (BP-PS-13, AP-PSUB-04)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    const exact = subscriber.askId([32, 1, {}, topic]);
    const prefix = subscriber.askId([32, 2, { match: "prefix" }, topic]);
    const publication = publisher.askId([16, 1, { acknowledge: true }, topic]);
    expect(subscriber.take()).toEqual([
      [36, exact, publication, {}],
      [36, prefix, publication, { topic }],
    ]);
  });

  test("has an id of its own per policy, shared by all its subscribers (AP-PSUB-06)", async () => {
    const { join } = testRouter();
    const [one, other] = [await join(), await join()];
    const policies = ["exact", "prefix", "wildcard"];
    const ids = policies.map((match, n) => one.askId([32, n + 1, { match }, topic]));
    expect(new Set(ids).size).toBe(3);
    expect(policies.map((match, n) => other.askId([32, n + 1, { match }, topic]))).toEqual(ids);
    expect(one.askId([32, 4, { match: "prefix" }, topic])).toBe(ids[1]);
  });

  test("ends for one subscriber and goes on for the others, and leaves nothing behind the last", async () => {
    const { join, router } = testRouter();
    const [one, other, publisher] = [await join(), await join(), await join()];
    const id = one.askId([32, 1, { match: "prefix" }, "com."]);
    other.ask([32, 1, { match: "prefix" }, "com."], [32, 2, { match: "wildcard" }, "com.."]);
    expect(one.ask([34, 2, id])).toEqual([[35, 2]]);
    publisher.ask([16, 1, {}, topic]);
    expect([one.take(), other.take().length]).toEqual([[], 2]);
    for (const peer of [one, other, publisher]) peer.connection.terminate();
    publisher.take();
    expect(router.tables()).toEqual(emptyTables);
  });

  test.each([
    ["prefix", "com..example"],
    ["prefix", ".com"],
    ["prefix", "."],
    ["prefix", "com.exa mple"],
    ["wildcard", "com.#."],
    ["wildcard", "com. ."],
    ["wildcard", ".".repeat(32)],
  ])("%s of %j is refused as an invalid URI (BP-URI-03, BP-URI-06, BP-URI-09)", async (match, pattern) => {
    const peer = await testRouter().join();
    const error = "wamp.error.invalid_uri";
    expect(peer.ask([32, 1, { match }, pattern])).toEqual([[8, 32, 1, {}, error, [expect.any(String)]]]);
  });

  test("obeys the URI rule of its realm (BP-URI-05)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", uriRule: "strict" }] });
    const peer = await join();
    expect(peer.ask([32, 1, { match: "wildcard" }, "com..Topic"])[0]?.[4]).toBe("wamp.error.invalid_uri");
    expect(peer.ask([32, 2, { match: "wildcard" }, "com..topic"])[0]?.[0]).toBe(33);
  });

  test("may match topics under wamp, and everything (T18, T19)", async () => {
    const peer = await testRouter().join();
    const patterns = ["wamp.", "wamp", "wam", ""];
    const answers = patterns.map((pattern, n) => peer.ask([32, n + 1, { match: "prefix" }, pattern])[0]?.[0]);
    expect(answers).toEqual([33, 33, 33, 33]);
  });
});
