import { describe, expect, test } from "vitest";
import { testRouter } from "./router.test-support.ts";

describe("order (BP-ORD)", () => {
  test("events of a publisher arrive as published, across topics (BP-ORD-01)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, "com.example.a"], [32, 2, {}, "com.example.b"]);
    const numbers = Array.from({ length: 50 }, (_, n) => n + 1);
    publisher.ask(...numbers.map((n) => [16, n, {}, n % 3 === 0 ? "com.example.a" : "com.example.b", [n]]));
    expect(subscriber.take().map((message) => message[4])).toEqual(numbers.map((n) => [n]));
  });

  test("SUBSCRIBED comes before the first EVENT (BP-ORD-02)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.send([32, 1, {}, "com.example.a"]);
    publisher.send([16, 1, {}, "com.example.a"]);
    expect(subscriber.take().map((message) => message[0])).toEqual([33, 36]);
  });

  test("invocations of a caller arrive as called, across procedures (BP-ORD-03)", async () => {
    const { join } = testRouter();
    const [caller, callee] = [await join(), await join()];
    callee.ask([64, 1, {}, "com.example.a"], [64, 2, {}, "com.example.b"]);
    const numbers = Array.from({ length: 50 }, (_, n) => n + 1);
    caller.ask(...numbers.map((n) => [48, n, {}, n % 3 === 0 ? "com.example.a" : "com.example.b", [n]]));
    expect(callee.take().map((message) => message[4])).toEqual(numbers.map((n) => [n]));
  });

  test("REGISTERED comes before the first INVOCATION (BP-ORD-04)", async () => {
    const { join } = testRouter();
    const [caller, callee] = [await join(), await join()];
    callee.send([64, 1, {}, "com.example.a"]);
    caller.send([48, 1, {}, "com.example.a"]);
    expect(callee.take().map((message) => message[0])).toEqual([65, 68]);
  });
});
