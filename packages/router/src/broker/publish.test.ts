import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const topic = "com.example.topic";

describe("PUBLISH", () => {
  test("reaches every other subscriber with payload and publication id (BP-PS-09, BP-PS-11, BP-PS-12)", async () => {
    const { join } = testRouter();
    const [publisher, one, other] = [await join(), await join(), await join()];
    const subscription = one.askId([32, 1, {}, topic]);
    other.ask([32, 1, {}, topic]);
    const [published] = publisher.ask([16, 1, { acknowledge: true }, topic, ["hello"], { n: 1 }]);
    expect(published).toEqual([17, 1, expect.any(Number)]);
    const event = [36, subscription, published?.[2], {}, ["hello"], { n: 1 }];
    expect(one.take()).toEqual([event]);
    expect(other.take()).toEqual([event]);
  });

  test("does not reach the publisher itself (BP-PS-10)", async () => {
    const { join } = testRouter();
    const publisher = await join();
    publisher.ask([32, 1, {}, topic]);
    expect(publisher.ask([16, 2, {}, topic, ["hello"]])).toEqual([]);
  });
});
