import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import type { Observer } from "./observer.ts";
import { bytesText, numbered, textBytes } from "./test-message.ts";

/** Order, completeness and safety of what is delivered. */
export function describeDelivery(bench: Bench): void {
  describe("delivery", () => {
    test("keeps the order of many messages in both directions at once", async () => {
      const { client, server } = await bench.pair(await bench.setup());
      const texts = Array.from({ length: 2_000 }, (_, index) => `message ${index}`);
      sendInGroups(client, texts);
      sendInGroups(server, texts);
      await Promise.all([client.received(texts.length), server.received(texts.length)]);
      expect(server.texts).toEqual(texts);
      expect(client.texts).toEqual(texts);
    });

    test("carries a message in answer to a message", async () => {
      const { client, server } = await bench.connect(await bench.setup());
      const caller = bench.observe(client);
      const callee = bench.observe(server, (bytes) => callee.send(textBytes(`${bytesText(bytes)} too`)));
      caller.send(textBytes("one"), textBytes("two"));
      await caller.received(2);
      expect(caller.texts).toEqual(["one too", "two too"]);
    });

    test("keeps messages that arrive before open, and delivers them after it", async () => {
      const underTest = await bench.setup();
      const { client, server } = await bench.connect(underTest);
      const sender = bench.observe(client);
      sender.send(textBytes("early"), textBytes("too"));
      await bench.roundTrip(underTest);
      const receiver = bench.observe(server);
      sender.send(textBytes("late"));
      await receiver.received(3);
      expect(receiver.texts).toEqual(["early", "too", "late"]);
    });

    test("leaves received bytes untouched while more arrive", async () => {
      const { client, server } = await bench.connect(await bench.setup());
      const copies: Uint8Array[] = [];
      const receiver = bench.observe(server, (bytes) => copies.push(new Uint8Array(bytes)));
      const sender = bench.observe(client);
      for (let index = 0; index < 500; index++) sender.send(numbered(index, 10 + (index % 40) * 100));
      const received = await receiver.received(500);
      expect(received.length).toBe(500);
      expect(received.map(bytesText)).toEqual(copies.map(bytesText));
    });

    test("takes frames made once for several connections", async () => {
      const underTest = await bench.setup();
      const pairs = [await bench.pair(underTest), await bench.pair(underTest), await bench.pair(underTest)];
      const [first] = pairs;
      const frames = ["one", "two"].map(
        (text) => first?.server.connection.framing.frame(textBytes(text)) as Uint8Array,
      );
      for (const { server } of pairs) server.connection.send(frames);
      await Promise.all(pairs.map(({ client }) => client.received(2)));
      expect(pairs.map(({ client }) => client.texts)).toEqual(pairs.map(() => ["one", "two"]));
      expect(new Set(pairs.map(({ server }) => server.connection.framing.name)).size).toBe(1);
    });
  });
}

/** Sends in calls of 1, 2, .. 7, 1, .. messages. */
function sendInGroups(sender: Observer, texts: readonly string[]): void {
  let at = 0;
  for (let size = 1; at < texts.length; size = (size % 7) + 1) {
    sender.send(...texts.slice(at, at + size).map(textBytes));
    at += size;
  }
}
