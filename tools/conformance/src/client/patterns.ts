import { MessageType as T } from "@junctor/core";
import type { WampEvent } from "@junctor/client";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

/** How a client uses patterns. */
export const patterns: readonly Scenario<ClientWorld>[] = [
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
];
