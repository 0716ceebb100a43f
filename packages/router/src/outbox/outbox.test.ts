import type { Connection } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const topic = "com.example.topic";

/** Watches how a connection is written to. */
function watch(sends: number[]): (connection: Connection) => Connection {
  return (connection) => {
    const send = connection.send.bind(connection);
    connection.send = (frames) => {
      sends.push(frames.length);
      send(frames);
    };
    return connection;
  };
}

describe("the outbox", () => {
  test("writes once per connection and turn, in order", async () => {
    const { join } = testRouter();
    const sends: number[] = [];
    const [publisher, subscriber] = [await join(), await join({ wrap: watch(sends) })];
    subscriber.ask([32, 1, {}, topic]);
    sends.length = 0;
    publisher.ask([16, 1, {}, topic, [1]], [16, 2, {}, topic, [2]], [16, 3, {}, topic, [3]]);
    expect(sends).toEqual([3]);
    expect(subscriber.take().map((message) => message[4])).toEqual([[1], [2], [3]]);
  });

  test("ends a connection that does not take its messages, and counts it", async () => {
    const { join, router, clock } = testRouter({ limits: { maxQueuedBytes: 10_000 } });
    const [publisher, slow, quick] = [await join(), await join(), await join()];
    slow.ask([32, 1, {}, topic]);
    quick.ask([32, 1, {}, topic]);
    slow.connection.pause();
    for (let n = 1; n <= 20; n++) publisher.ask([16, n, {}, topic, ["x".repeat(1_000)]]);
    expect(quick.take()).toHaveLength(20);
    clock.settle();
    expect(slow.end?.by).toBe("peer");
    expect(router.counters.slowConsumers).toBe(1);
    expect(router.tables()).toMatchObject({ connections: 2, sessions: 2, subscribers: 1 });
  });

  test("takes one message longer than the whole limit when nothing waits", async () => {
    const { join, router } = testRouter({ limits: { maxQueuedBytes: 100 } });
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, topic]);
    publisher.ask([16, 1, {}, topic, ["x".repeat(1_000)]]);
    expect(subscriber.take()).toHaveLength(1);
    expect(router.counters.slowConsumers).toBe(0);
  });

  test("survives a connection whose send fails", async () => {
    const { join, router, clock } = testRouter();
    let failing = false;
    const wrap = (connection: Connection): Connection => {
      const send = connection.send.bind(connection);
      connection.send = (frames) => {
        if (failing) throw new Error("broken transport");
        send(frames);
      };
      return connection;
    };
    const [publisher, broken, sound] = [await join(), await join({ wrap }), await join()];
    broken.ask([32, 1, {}, topic]);
    sound.ask([32, 1, {}, topic]);
    failing = true;
    publisher.ask([16, 1, {}, topic]);
    expect(sound.take()).toHaveLength(1);
    clock.settle();
    expect(broken.end?.by).toBe("peer");
    expect(router.counters.faults).toBe(1);
  });
});
