import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { expectError, expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** Which of `topics` reach a subscriber of a pattern. It takes every EVENT, and no other may come. */
async function delivered(subscriber: RawPeer, publisher: RawPeer, topics: readonly string[]): Promise<unknown[]> {
  for (const topic of topics) publisher.request(T.PUBLISH, {}, topic, [topic]);
  publisher.request(T.PUBLISH, {}, "last.topic");
  const seen: unknown[] = [];
  for (;;) {
    const event = await subscriber.next(T.EVENT);
    const { topic } = event[3] as { topic?: unknown };
    if (topic === "last.topic") return seen;
    expect(event[4]).toEqual([topic]);
    seen.push(topic);
  }
}

/** Pattern-based subscriptions as the broker does them. */
export const patternSubscriptions: readonly Scenario<RouterWorld>[] = [
  scenario("a prefix pattern matches the start of a topic, as a string", ["AP-PSUB-02"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    await subscribe(subscriber, "com.myapp.topic.emergency", { match: "prefix" });
    await subscribe(subscriber, "last.", { match: "prefix" });
    const hits = ["", ".11", "-low", ".category.severe"].map((end) => `com.myapp.topic.emergency${end}`);
    const misses = ["com.myapp.topic.emerge", "com.myapp.topic", "org.com.myapp.topic.emergency"];
    expect(await delivered(subscriber, publisher, [...misses, ...hits])).toEqual(hits);
  }),

  scenario("a wildcard pattern matches any one component", ["AP-PSUB-03"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    await subscribe(subscriber, "com.myapp..userevent", { match: "wildcard" });
    await subscribe(subscriber, "last.", { match: "wildcard" });
    const hits = ["com.myapp.foo.userevent", "com.myapp.bar.userevent"];
    const misses = ["com.myapp.foo.userevent.bar", "com.myapp.foo.user", "com.myapp2.foo.userevent", "com.myapp"];
    expect(await delivered(subscriber, publisher, [...misses, ...hits])).toEqual(hits);
  }),

  scenario("a pattern is no glob: only an empty component is open", ["AP-PSUB-03"], async ({ join }) => {
    const [subscriber, publisher] = [await join(), await join()];
    for (const pattern of ["com.*.topic", "com.?.topic", "com.[a-z].topic", "com.{a,b}.topic", "*.*.topic"]) {
      await subscribe(subscriber, pattern, { match: "wildcard" });
    }
    await subscribe(subscriber, "com.*", { match: "prefix" });
    await subscribe(subscriber, "last.", { match: "prefix" });
    const misses = ["com.a.topic", "com.b.topic", "com.ab.topic"];
    expect(await delivered(subscriber, publisher, misses)).toEqual([]);
  }),

  scenario(
    "every matching subscription gets its EVENT under one publication id, patterns with the topic",
    ["AP-PSUB-04", "AP-PSUB-05", "AP-PSUB-01", "BP-PS-13"],
    async ({ join }) => {
      const [subscriber, publisher] = [await join(), await join()];
      const topic = "com.example.topic";
      const exact = await subscribe(subscriber, topic);
      const prefixes = [
        await subscribe(subscriber, "", { match: "prefix" }),
        await subscribe(subscriber, "com.exam", { match: "prefix" }),
      ];
      const wildcards = [
        await subscribe(subscriber, "com..topic", { match: "wildcard" }),
        await subscribe(subscriber, "..", { match: "wildcard" }),
      ];
      publisher.request(T.PUBLISH, { acknowledge: true }, topic, ["a"]);
      const publication = (await publisher.next(T.PUBLISHED))[2];
      const events = [];
      for (let n = 0; n < 5; n++) events.push(await subscriber.next(T.EVENT));
      const byId = (one: unknown[], other: unknown[]): number => Number(one[1]) - Number(other[1]);
      expect(events.sort(byId)).toEqual([
        [T.EVENT, exact, publication, {}, ["a"]],
        ...[...prefixes, ...wildcards].map((id) => [T.EVENT, id, publication, { topic }, ["a"]]),
      ]);
      await expectNothingMore(subscriber);
    },
  ),

  scenario(
    "a topic under three match policies is three subscriptions, each shared by its subscribers",
    ["AP-PSUB-06"],
    async ({ join }) => {
      const [one, other] = [await join(), await join()];
      const ids = [];
      for (const match of ["exact", "prefix", "wildcard"]) {
        const id = await subscribe(one, "com.example.topic", { match });
        expect(await subscribe(other, "com.example.topic", { match })).toBe(id);
        ids.push(id);
      }
      expect(await subscribe(one, "com.example.topic")).toBe(ids[0]);
      expect(new Set(ids).size).toBe(3);
    },
  ),

  scenario("a match policy nobody knows is refused", ["AP-PSUB-01", "AP-ERR-03"], async ({ join }) => {
    const peer = await join();
    const id = peer.request(T.SUBSCRIBE, { match: "regex" }, "com.example");
    await expectError(peer, { type: T.SUBSCRIBE, id }, "wamp.error.option_not_allowed");
  }),

  scenario("what is no pattern under its policy is refused", ["BP-URI-03", "BP-URI-06"], async ({ join }) => {
    const peer = await join();
    const taken = [
      ["prefix", ""],
      ["prefix", "a.b."],
      ["wildcard", ""],
      ["wildcard", "."],
      ["wildcard", ".a"],
      ["wildcard", "a..b"],
    ] as const;
    for (const [match, pattern] of taken) await subscribe(peer, pattern, { match });
    for (const pattern of [".", "a..b", ".a", "a b", "a#b", "a\n"]) {
      const id = peer.request(T.SUBSCRIBE, { match: "prefix" }, pattern);
      await expectError(peer, { type: T.SUBSCRIBE, id }, "wamp.error.invalid_uri");
    }
    for (const pattern of ["a. .b", "a#.", "com..\n"]) {
      const id = peer.request(T.SUBSCRIBE, { match: "wildcard" }, pattern);
      await expectError(peer, { type: T.SUBSCRIBE, id }, "wamp.error.invalid_uri");
    }
  }),

  scenario("strict URIs make strict patterns", ["BP-URI-05", "BP-URI-06"], async ({ join }) => {
    const peer = await join({ realm: "strict.uris" });
    await subscribe(peer, "com..topic_1", { match: "wildcard" });
    await subscribe(peer, "com.top", { match: "prefix" });
    for (const match of ["prefix", "wildcard"]) {
      const id = peer.request(T.SUBSCRIBE, { match }, "com.my-app");
      await expectError(peer, { type: T.SUBSCRIBE, id }, "wamp.error.invalid_uri");
    }
  }),

  scenario("one subscriber of a pattern leaves, the others stay", ["AP-PSUB-06", "BP-PS-04"], async ({ join }) => {
    const [one, other, publisher] = [await join(), await join(), await join()];
    const id = await subscribe(one, "com.", { match: "prefix" });
    await subscribe(other, "com.", { match: "prefix" });
    one.request(T.UNSUBSCRIBE, id);
    await one.next(T.UNSUBSCRIBED);
    publisher.request(T.PUBLISH, { acknowledge: true }, "com.example");
    await publisher.next(T.PUBLISHED);
    expect((await other.next(T.EVENT))[1]).toBe(id);
    await expectNothingMore(one);
  }),
];
