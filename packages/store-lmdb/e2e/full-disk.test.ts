import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WampError } from "@junctor/client";
import { expect, test } from "vitest";
import { readHistory } from "./read-history.test-support.ts";
import { RouterProcess } from "./router-process.test-support.ts";

const topic = "com.example.counter";
/** 1 MiB, in blocks of 512 octets. */
const FULL = 2_048;

test("on a full disk publications are delivered, and refused as not stored; acknowledged ones are kept, also by a router that is started then", async () => {
  const path = mkdtempSync(join(tmpdir(), "junctor-full-"));
  const router = new RouterProcess({ path }, FULL);
  const [publisher, subscriber] = [await router.join(), await router.join()];
  const delivered: unknown[] = [];
  await subscriber.subscribe(topic, ({ args }) => void delivered.push(args[0]));
  const acknowledged: number[] = [];
  const refused: unknown[] = [];
  for (let n = 1; refused.length < 20; n++) {
    const publication = publisher.publish(topic, [n, "x".repeat(10_000)], { acknowledge: true });
    await publication.then(
      () => acknowledged.push(n),
      (error: unknown) => refused.push(error),
    );
  }
  expect(acknowledged.length).toBeGreaterThan(20);
  expect(refused.map((error) => error instanceof WampError && error.uri)).toEqual(
    refused.map(() => "junctor.error.not_stored"),
  );
  expect(await readHistory(subscriber, topic)).toEqual(acknowledged);
  expect(delivered).toHaveLength(acknowledged.length + refused.length);
  expect(await router.stop()).toBe(0);

  const full = new RouterProcess({ path }, FULL);
  const early = await full.join();
  expect(await readHistory(early, topic)).toEqual(acknowledged);
  await expect(early.publish(topic, [0, "x".repeat(100_000)], { acknowledge: true })).rejects.toThrow(WampError);
  await full.kill();

  const again = new RouterProcess({ path });
  const session = await again.join();
  expect(await readHistory(session, topic)).toEqual(acknowledged);
  await session.publish(topic, [0], { acknowledge: true });
  expect(await readHistory(session, topic)).toEqual([...acknowledged, 0]);
  await again.kill();
  rmSync(path, { recursive: true });
});
