import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const topic = "com.example.topic";

describe("UNSUBSCRIBE", () => {
  test("ends the subscription with the first request, however often it was made (BP-PS-04, BP-PS-06)", async () => {
    const { join, router } = testRouter();
    const [subscriber, publisher] = [await join(), await join()];
    const id = subscriber.askId([32, 1, {}, topic]);
    subscriber.ask([32, 2, {}, topic]);
    expect(subscriber.ask([34, 3, id])).toEqual([[35, 3]]);
    publisher.ask([16, 1, {}, topic]);
    expect(subscriber.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ subscriptions: 0, subscribers: 0 });
  });

  test("lets no EVENT follow UNSUBSCRIBED (T5)", async () => {
    const { join } = testRouter();
    const [subscriber, early, late] = [await join(), await join(), await join()];
    const id = subscriber.askId([32, 1, {}, topic]);
    early.send([16, 1, {}, topic, ["before"]]);
    subscriber.send([34, 2, id]);
    late.send([16, 1, {}, topic, ["after"]]);
    expect(subscriber.take()).toEqual([
      [36, id, expect.any(Number), {}, ["before"]],
      [35, 2],
    ]);
  });

  test("leaves the other subscribers of the same id alone", async () => {
    const { join } = testRouter();
    const [one, other, publisher] = [await join(), await join(), await join()];
    const id = one.askId([32, 1, {}, topic]);
    other.ask([32, 1, {}, topic]);
    one.ask([34, 2, id]);
    publisher.ask([16, 1, {}, topic]);
    expect(other.take()).toEqual([[36, id, expect.any(Number), {}]]);
  });

  test("of an id that does not exist is refused (BP-PS-05)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([34, 1, 99])).toEqual([[8, 34, 1, {}, "wamp.error.no_such_subscription"]]);
  });

  test("of somebody else's id is refused and changes nothing (T39)", async () => {
    const { join, router } = testRouter();
    const [holder, other] = [await join(), await join()];
    const id = holder.askId([32, 1, {}, topic]);
    expect(other.ask([34, 1, id])).toEqual([[8, 34, 1, {}, "wamp.error.no_such_subscription"]]);
    expect(router.tables().subscribers).toBe(1);
  });
});
