import { describe, expect, test } from "vitest";
import type { EventDetails, Options, Values, WampPeer } from "../src/wamp-peer.ts";
import { Collector, meet, values } from "./meeting.test-support.ts";
import { nameOf, pairsWithout } from "./pairs.test-support.ts";

const topic = "com.example.topic";
const none: Values = { args: [], kwargs: {} };

/** An event with what came along. */
type Received = Values & { readonly details: EventDetails };

/** Subscribes, and collects what comes. */
async function listen(peer: WampPeer, to: string, options?: Options): Promise<Collector<Received>> {
  const events = new Collector<Received>();
  await peer.subscribe(to, (received, details) => events.put({ ...received, details }), options);
  return events;
}

/** Publishes with options, then one without: a subscriber that gets only this one was left out before. */
async function publishTwice(peer: WampPeer, options: Options): Promise<void> {
  await peer.publish(topic, { args: ["first"], kwargs: {} }, options);
  await peer.publish(topic, { args: ["second"], kwargs: {} });
}

async function takeFirst(events: Collector<Received>): Promise<unknown> {
  return (await events.take()).args[0];
}

describe("pattern-based subscription", () => {
  for (const pair of pairsWithout()) {
    test.each([
      ["prefix", "com.example.pattern", "com.example.pattern.one"],
      ["wildcard", "com.example..two", "com.example.any.two"],
    ])(`by %s tells the topic, between ${nameOf(pair)}`, async (match, pattern, published) => {
      await using meeting = await meet(...pair);
      const events = await listen(meeting.one, pattern, { match });
      await meeting.other.publish(published, values);
      expect(await events.take()).toMatchObject({ ...values, details: { topic: published } });
    });
  }
});

describe("event retention", () => {
  for (const pair of pairsWithout({ second: ["retained publications"] })) {
    test.each([{}, { match: "prefix" }])(
      `hands the last retained event to who asks with %o, between ${nameOf(pair)}`,
      async (options) => {
        await using meeting = await meet(...pair);
        const { one, other } = meeting;
        await other.publish(topic, { args: ["old"], kwargs: {} }, { retain: true });
        await other.publish(topic, values, { retain: true });
        const uri = "match" in options ? "com.example" : topic;
        const events = await listen(one, uri, { ...options, get_retained: true });
        expect(await events.take()).toMatchObject({ ...values, details: { retained: true } });
        await other.publish(topic, none);
        expect(await events.take()).toMatchObject({ ...none, details: { retained: false } });
      },
    );
  }
});

describe("publisher identification", () => {
  for (const pair of pairsWithout()) {
    test(`tells the first who publishes only if the second wants that, between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const events = await listen(meeting.one, topic);
      await meeting.other.publish(topic, none);
      await meeting.other.publish(topic, none, { disclose_me: true });
      expect((await events.take()).details.publisher).toBeUndefined();
      expect((await events.take()).details.publisher).toBe(meeting.other.id);
    });
  }
});

describe("publisher exclusion", () => {
  for (const pair of pairsWithout()) {
    test(`keeps an event from its publisher: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const mine = await listen(meeting.one, topic);
      const theirs = await listen(meeting.other, topic);
      await meeting.one.publish(topic, { args: ["of one"], kwargs: {} });
      await meeting.other.publish(topic, { args: ["of other"], kwargs: {} });
      expect([await takeFirst(mine), await takeFirst(theirs)]).toEqual(["of other", "of one"]);
    });
  }

  for (const pair of pairsWithout({ first: ["events of its own publications"] })) {
    test(`can be switched off: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const mine = await listen(meeting.one, topic);
      await meeting.one.publish(topic, values, { exclude_me: false });
      expect(await mine.take()).toMatchObject(values);
    });
  }
});

describe("lists of receivers", () => {
  for (const pair of pairsWithout()) {
    test(`by session id are obeyed between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      const events = await listen(one, topic);
      await publishTwice(other, { exclude: [one.id] });
      await publishTwice(other, { eligible: [other.id] });
      await publishTwice(other, { exclude: [other.id], eligible: [one.id] });
      const received = [await events.take(), await events.take(), await events.take(), await events.take()];
      expect(received.map(({ args }) => args[0])).toEqual(["second", "second", "first", "second"]);
    });

    test(`by authid and authrole are obeyed between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const { one, other } = meeting;
      const events = await listen(one, topic);
      const { authid, authrole } = await detailsOf(one);
      await publishTwice(other, { exclude_authid: [authid] });
      await publishTwice(other, { exclude_authrole: [authrole] });
      await publishTwice(other, { eligible_authid: ["nobody"] });
      await publishTwice(other, { eligible_authrole: ["nobody"] });
      await publishTwice(other, { eligible_authid: [authid], eligible_authrole: [authrole] });
      const received: unknown[] = [];
      for (let count = 0; count < 6; count++) received.push(await takeFirst(events));
      expect(received).toEqual(["second", "second", "second", "second", "first", "second"]);
    });
  }

  for (const pair of pairsWithout({ second: ["empty lists of receivers"] })) {
    test(`admit nobody if they are empty: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const events = await listen(meeting.one, topic);
      await publishTwice(meeting.other, { eligible: [] });
      expect(await takeFirst(events)).toBe("second");
    });
  }
});

async function detailsOf(peer: WampPeer): Promise<{ authid: string; authrole: string }> {
  const { args } = await peer.call("wamp.session.get", { args: [peer.id], kwargs: {} });
  return args[0] as { authid: string; authrole: string };
}
