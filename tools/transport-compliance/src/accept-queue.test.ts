import type { Connection } from "@junctor/core";
import { expect, test } from "vitest";
import { AcceptQueue } from "./accept-queue.ts";

test("connections are handed out in order, whether they or the test came first", async () => {
  const queue = new AcceptQueue();
  const [first, second] = [{}, {}] as [Connection, Connection];
  const early = queue.next();
  queue.accept(first);
  queue.accept(second);
  expect(await early).toBe(first);
  expect(await queue.next()).toBe(second);
});
