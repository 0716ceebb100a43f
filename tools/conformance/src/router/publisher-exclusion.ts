import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { expectNothingMore, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "com.example.topic";

/** Whether publishers get their own events. */
export const publisherExclusion: readonly Scenario<RouterWorld>[] = [
  scenario("exclude_me: false lets a subscribed publisher receive its own event", ["AP-PEXCL-01"], async ({ join }) => {
    const [publisher, other] = [await join(), await join()];
    const subscription = await subscribe(publisher, topic);
    await subscribe(other, topic);
    publisher.request(T.PUBLISH, { exclude_me: false }, topic, ["mine"]);
    const event = await publisher.next(T.EVENT);
    expect(event).toEqual([T.EVENT, subscription, expect.any(Number), {}, ["mine"]]);
    expect(await other.next(T.EVENT)).toEqual(event);
    await expectNothingMore(publisher);
  }),

  scenario("exclude_me: true is as if it were absent", ["AP-PEXCL-01", "BP-PS-10"], async ({ join }) => {
    const publisher = await join();
    await subscribe(publisher, topic);
    await subscribe(publisher, "com.", { match: "prefix" });
    publisher.request(T.PUBLISH, { exclude_me: true }, topic);
    publisher.request(T.PUBLISH, {}, topic);
    await expectNothingMore(publisher);
  }),

  scenario("exclude_me: false subscribes nobody", ["AP-PEXCL-01"], async ({ join }) => {
    const publisher = await join();
    await subscribe(publisher, "com.example.other");
    publisher.request(T.PUBLISH, { exclude_me: false }, topic);
    await expectNothingMore(publisher);
  }),
];
