import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** URIs and the level that the realm `trusting` assigns to them. */
const levels = [
  ["example", 0],
  ["com.example", 1],
  ["com.example.uri", 2],
] as const;

/** How far calls and publications are trusted. */
export const trustlevels: readonly Scenario<RouterWorld>[] = [
  scenario("an INVOCATION tells the trustlevel its realm assigns", ["AP-TRUST-01"], async ({ join }) => {
    const [caller, callee] = [await join({ realm: "trusting" }), await join({ realm: "trusting" })];
    for (const [uri, trustlevel] of levels) {
      await register(callee, uri);
      const call = caller.request(T.CALL, { trustlevel: 99 }, uri);
      const invocation = await callee.next(T.INVOCATION);
      expect(invocation[3]).toEqual({ trustlevel });
      callee.send(T.YIELD, invocation[1], {});
      expect(await caller.next(T.RESULT)).toEqual([T.RESULT, call, {}]);
    }
  }),

  scenario("an EVENT tells the trustlevel its realm assigns", ["AP-TRUST-02"], async ({ join }) => {
    const [publisher, subscriber] = [await join({ realm: "trusting" }), await join({ realm: "trusting" })];
    for (const [uri, trustlevel] of levels) {
      await subscribe(subscriber, uri);
      publisher.request(T.PUBLISH, { trustlevel: 99 }, uri);
      expect((await subscriber.next(T.EVENT))[3]).toEqual({ trustlevel });
    }
  }),

  scenario("a realm that assigns none tells none", ["AP-TRUST-01", "AP-TRUST-02"], async ({ join }) => {
    const [sender, receiver] = [await join(), await join()];
    const uri = "com.example.uri";
    await register(receiver, uri);
    await subscribe(receiver, uri);
    sender.request(T.PUBLISH, { trustlevel: 99 }, uri);
    sender.request(T.CALL, { trustlevel: 99 }, uri);
    expect((await receiver.next(T.EVENT))[3]).toEqual({});
    expect((await receiver.next(T.INVOCATION))[3]).toEqual({});
  }),
];
