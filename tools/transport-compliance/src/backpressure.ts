import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import type { Observer } from "./observer.ts";
import { numbered, textBytes } from "./test-message.ts";

/** More than the socket buffers of a kernel hold: 32 MiB in 64 KiB messages. */
const COUNT = 512;
const LENGTH = 65_000;

/** Pausing, queued bytes and `drained`. */
export function describeBackpressure(bench: Bench): void {
  describe("backpressure", () => {
    test("a paused server makes the client queue, and resuming drains it", async () => {
      const underTest = await bench.setup();
      const { client, server } = await bench.pair(underTest);
      await pushAgainstPause({ sender: client, receiver: server }, () => bench.roundTrip(underTest));
    });

    if (bench.traits.clientPauses) {
      test("a paused client makes the server queue, and resuming drains it", async () => {
        const underTest = await bench.setup();
        const { client, server } = await bench.pair(underTest);
        await pushAgainstPause({ sender: server, receiver: client }, () => bench.roundTrip(underTest));
      });
    }

    test("nothing is delivered while paused, not even what had arrived", async () => {
      const underTest = await bench.setup();
      const pair = await bench.connect(underTest);
      const client = bench.observe(pair.client);
      const server = bench.observe(pair.server, () => server.connection.pause());
      client.send(textBytes("one"), textBytes("two"), textBytes("three"));
      await server.received(1);
      await bench.roundTrip(underTest);
      expect(server.texts).toEqual(["one"]);
      server.connection.resume();
      await server.received(2);
      expect(server.texts).toEqual(["one", "two"]);
    });
  });
}

async function pushAgainstPause(
  { sender, receiver }: { sender: Observer; receiver: Observer },
  roundTrip: () => Promise<void>,
): Promise<void> {
  receiver.connection.pause();
  for (let index = 0; index < COUNT; index++) sender.send(numbered(index, LENGTH));
  await roundTrip();
  expect(sender.connection.queuedBytes).toBeGreaterThan(0);
  expect(receiver.messages.length).toBe(0);
  receiver.connection.resume();
  await receiver.received(COUNT);
  await sender.drained();
  expect(receiver.messages.length).toBe(COUNT);
  expect(sender.connection.queuedBytes).toBe(0);
}
