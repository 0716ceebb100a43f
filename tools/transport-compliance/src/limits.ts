import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { numbered, textBytes } from "./test-message.ts";

const LIMIT = 65_536;

/** Sizes from nothing up to the limit, and over it. */
export function describeLimits(bench: Bench): void {
  describe("limits", () => {
    test("carries messages of every size up to the limit, in both directions", async () => {
      const { client, server } = await bench.pair(await bench.setup(LIMIT));
      const sizes = [0, 1, 125, 126, 127, 4_096, 65_000, LIMIT - 16, 3];
      const messages = sizes.map((size, index) => numbered(index, size));
      client.send(...messages);
      for (const message of messages) server.send(message);
      await Promise.all([client.received(sizes.length), server.received(sizes.length)]);
      expect(server.messages.map((bytes) => bytes.length)).toEqual(sizes);
      expect(client.texts).toEqual(server.texts);
    });

    test("carries messages of more than the chunk size of sockets between small ones", async () => {
      const { client, server } = await bench.pair(await bench.setup());
      const messages = [3, 300_000, 2, 70_000, 900_000, 1].map((size, index) => numbered(index, size));
      client.send(...messages);
      server.send(...messages);
      await Promise.all([client.received(6), server.received(6)]);
      expect(server.texts).toEqual(client.texts);
      expect(client.messages.map((bytes) => bytes.length)).toEqual(messages.map((bytes) => bytes.length));
    });

    if (bench.traits.oversized === "not-sent") describeRefusalBySender(bench);
    else describeRefusalByReceiver(bench);
  });
}

function describeRefusalBySender(bench: Bench): void {
  test("never sends a message over the peer's limit, and carries on", async () => {
    const { client, server } = await bench.pair(await bench.setup(LIMIT));
    expect(client.connection.maxSendLength).toBe(LIMIT);
    expect(server.connection.maxSendLength).toBe(LIMIT);
    client.send(textBytes("before"), numbered(1, LIMIT + 1), textBytes("after"));
    server.send(numbered(1, LIMIT + 1), textBytes("only"));
    await Promise.all([client.received(1), server.received(2)]);
    expect(server.texts).toEqual(["before", "after"]);
    expect(client.texts).toEqual(["only"]);
  });

  test("carries a message of exactly the limit", async () => {
    const { client, server } = await bench.pair(await bench.setup(LIMIT));
    client.send(numbered(1, LIMIT));
    server.send(numbered(1, LIMIT));
    await Promise.all([client.received(1), server.received(1)]);
    expect(client.messages.map((bytes) => bytes.length)).toEqual([LIMIT]);
    expect(server.messages.map((bytes) => bytes.length)).toEqual([LIMIT]);
  });
}

function describeRefusalByReceiver(bench: Bench): void {
  test("a message over the limit ends its connection and no other", async () => {
    const underTest = await bench.setup(LIMIT);
    const bystander = await bench.pair(underTest);
    const { client, server } = await bench.pair(underTest);
    client.send(textBytes("before"));
    client.send(numbered(1, LIMIT + 1));
    client.send(textBytes("after"));
    expect((await server.closed()).by).toBe("error");
    expect((await client.closed()).by).toBe("peer");
    expect(server.texts).toEqual(["before"]);
    bystander.client.send(textBytes("still here"));
    await bystander.server.received(1);
    expect(bystander.server.texts).toEqual(["still here"]);
  });
}
