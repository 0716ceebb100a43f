import { describe, expect, test } from "vitest";
import type { Bench, ObservedPair } from "./bench.ts";
import type { Observer } from "./observer.ts";
import { bytesText, numbered, textBytes } from "./test-message.ts";

/** Each test runs from the connecting and from the accepting end. */
const ENDS: readonly [string, (pair: ObservedPair) => readonly [near: Observer, far: Observer]][] = [
  ["client", ({ client, server }) => [client, server]],
  ["server", ({ client, server }) => [server, client]],
];

/** How connections end on purpose. */
export function describeClosing(bench: Bench): void {
  describe.each(ENDS)("closing at the %s", (_name, endsOf) => {
    test("delivers everything sent before, then ends both ends", async () => {
      const [near, far] = endsOf(await bench.pair(await bench.setup()));
      const sent = Array.from({ length: 200 }, (_, index) => numbered(index, 1_000));
      near.send(...sent);
      near.connection.close();
      expect((await far.closed()).by).toBe("peer");
      expect((await near.closed()).by).toBe("local");
      expect(far.texts).toEqual(sent.map(bytesText));
    });

    test("ignores what is sent after close, terminate and the end", async () => {
      const [near, far] = endsOf(await bench.pair(await bench.setup()));
      near.send(textBytes("last"));
      near.connection.close();
      near.send(textBytes("too late"));
      await Promise.all([near.closed(), far.closed()]);
      near.send(textBytes("too late"));
      far.send(textBytes("too late"));
      near.connection.close();
      near.connection.terminate();
      far.connection.close();
      expect(far.texts).toEqual(["last"]);
      expect(near.texts).toEqual([]);
    });

    test("ends a paused connection too", async () => {
      const [near, far] = endsOf(await bench.pair(await bench.setup()));
      near.connection.pause();
      far.send(textBytes("never read"));
      near.connection.close();
      expect((await near.closed()).by).toBe("local");
      expect((await far.closed()).by).not.toBe("local");
      expect(near.texts).toEqual([]);
    });

    test("tells an end that comes before open after the messages before it", async () => {
      const underTest = await bench.setup();
      const pair = await bench.connect(underTest);
      const client = bench.observe(pair.client);
      client.send(textBytes("hello"));
      client.connection.close();
      await bench.roundTrip(underTest);
      const server = bench.observe(pair.server);
      expect((await server.closed()).by).toBe("peer");
      expect(server.texts).toEqual(["hello"]);
    });

    test("by terminate ends both ends at once", async () => {
      const [near, far] = endsOf(await bench.pair(await bench.setup()));
      near.connection.terminate();
      expect((await near.closed()).by).toBe("local");
      expect((await far.closed()).by).not.toBe("local");
    });

    test("within a message handler delivers no further message", async () => {
      const pair = await bench.connect(await bench.setup());
      const client = bench.observe(pair.client);
      const server = bench.observe(pair.server, () => server.connection.close());
      client.send(textBytes("one"), textBytes("two"), textBytes("three"));
      expect((await server.closed()).by).toBe("local");
      expect(server.texts).toEqual(["one"]);
    });
  });

  test("closing at both ends at the same time ends both once", async () => {
    const { client, server } = await bench.pair(await bench.setup());
    client.connection.close();
    server.connection.close();
    expect((await client.closed()).by).toBe("local");
    expect((await server.closed()).by).toBe("local");
  });
}
