import { MessageType as T } from "@junctor/core";
import type { WampEvent } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

/** What a client says and hears beyond plain publish and subscribe. */
export const publishing: readonly Scenario<ClientWorld>[] = [
  scenario(
    "a client subscribes to patterns, and its handlers see the topics that were published to",
    ["AP-PSUB-01", "AP-PSUB-05"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      const hello = (await router.next(T.HELLO))[2];
      expect(hello).toMatchObject({ roles: { subscriber: { features: { pattern_based_subscription: true } } } });
      router.send(T.WELCOME, 1, { roles: { broker: { features: { pattern_based_subscription: true } } } });
      const session = await joining;
      const seen = new Promise<WampEvent>((resolve) => {
        void session.subscribe("com..topic", resolve, { match: "wildcard" });
      });
      expect(await router.next(T.SUBSCRIBE)).toEqual([T.SUBSCRIBE, 1, { match: "wildcard" }, "com..topic"]);
      router.send(T.SUBSCRIBED, 1, 11);
      router.send(T.EVENT, 11, 22, { topic: "com.example.topic" }, ["a"]);
      expect(await seen).toMatchObject({ topic: "com.example.topic", publication: 22, args: ["a"] });
    },
  ),

  scenario("a client names the receivers of an event in six lists", ["AP-BW-01"], async ({ join }) => {
    const { router, session } = await join();
    await session.publish("com.example.topic", [], {
      eligible: [],
      eligibleAuthid: ["ann"],
      eligibleAuthrole: ["admin"],
      exclude: [4711, 2 ** 53],
      excludeAuthid: ["bob"],
      excludeAuthrole: [],
      excludeMe: false,
    });
    const options = {
      eligible: [],
      eligible_authid: ["ann"],
      eligible_authrole: ["admin"],
      exclude: [4711, 2 ** 53],
      exclude_authid: ["bob"],
      exclude_authrole: [],
      exclude_me: false,
    };
    expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, 1, options, "com.example.topic"]);
  }),

  scenario(
    "a client names the resource of an event and the node of a subscription, having announced that it can",
    ["AP-SHARD-02", "AP-SHARD-03"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      const features = { sharded_subscriptions: true, shareded_subscriptions: true };
      const roles = { publisher: { features }, subscriber: { features } };
      expect((await router.next(T.HELLO))[2]).toMatchObject({ roles });
      router.send(T.WELCOME, 1, { roles: { broker: { features } } });
      const session = await joining;
      await session.publish("com.example.topic", [], { rkey: "sn239019" });
      expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, 1, { rkey: "sn239019" }, "com.example.topic"]);
      const subscribing = session.subscribe("com..topic", () => undefined, { match: "wildcard", nkey: "node23" });
      expect(await router.next(T.SUBSCRIBE)).toEqual([
        T.SUBSCRIBE,
        2,
        { match: "wildcard", nkey: "node23" },
        "com..topic",
      ]);
      router.send(T.SUBSCRIBED, 2, 11);
      expect(await subscribing).toMatchObject({ id: 11, active: true });
    },
  ),

  scenario(
    "a client asks to retain an event, and for retained events",
    ["AP-RET-02", "AP-RET-04", "AP-RET-06"],
    async ({ join }) => {
      const { router, session } = await join();
      await session.publish("com.example.topic", ["a"], { retain: true });
      expect(await router.next(T.PUBLISH)).toEqual([T.PUBLISH, 1, { retain: true }, "com.example.topic", ["a"]]);
      const seen = new Promise<WampEvent>((resolve) => {
        void session.subscribe("com.example.topic", resolve, { getRetained: true });
      });
      expect(await router.next(T.SUBSCRIBE)).toEqual([T.SUBSCRIBE, 2, { get_retained: true }, "com.example.topic"]);
      router.send(T.SUBSCRIBED, 2, 11);
      router.send(T.EVENT, 11, 22, { retained: true }, ["a"]);
      expect(await seen).toMatchObject({ details: { retained: true }, publication: 22, args: ["a"] });
    },
  ),

  scenario(
    "a client asks to be disclosed as publisher, and sees who published",
    ["AP-PID-01", "AP-PID-02"],
    async ({ join }) => {
      const { router, session } = await join();
      await session.publish("com.example.topic", [], { discloseMe: true });
      expect((await router.next(T.PUBLISH))[2]).toEqual({ disclose_me: true });
      const seen = new Promise<WampEvent>((resolve) => void session.subscribe("com.example.topic", resolve));
      await router.next(T.SUBSCRIBE);
      router.send(T.SUBSCRIBED, 2, 11);
      router.send(T.EVENT, 11, 22, { publisher: 4711, publisher_authid: "ann" });
      expect(await seen).toMatchObject({ publisher: 4711, details: { publisher_authid: "ann" } });
    },
  ),
];
