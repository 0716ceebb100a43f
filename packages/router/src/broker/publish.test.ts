import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";

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
    const publisher = await testRouter().join();
    publisher.ask([32, 1, {}, topic]);
    expect(publisher.ask([16, 2, {}, topic, ["hello"]], [16, 3, { exclude_me: true }, topic])).toEqual([]);
  });

  test("reaches the publisher too if exclude_me is false and it is subscribed (AP-PEXCL-01)", async () => {
    const { join } = testRouter();
    const [publisher, other] = [await join(), await join()];
    const id = publisher.askId([32, 1, {}, topic]);
    other.ask([32, 1, {}, topic]);
    const [event, published] = publisher.ask([16, 2, { exclude_me: false, acknowledge: true }, topic, ["hello"]]);
    expect(event).toEqual([36, id, published?.[2], {}, ["hello"]]);
    expect(other.take()).toEqual([event]);
    expect(publisher.ask([16, 3, { exclude_me: false }, "com.example.other"])).toEqual([]);
  });

  test("with an exclude_me that is no bool breaks the protocol (T48)", async () => {
    const publisher = await testRouter().join();
    expect(publisher.ask([16, 1, { exclude_me: 0 }, topic])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("does not reach who subscribes later, nor other topics (BP-PS-09)", async () => {
    const { join } = testRouter();
    const [publisher, subscriber] = [await join(), await join()];
    subscriber.ask([32, 1, {}, `${topic}.other`]);
    publisher.ask([16, 1, {}, topic]);
    expect(subscriber.ask([32, 2, {}, topic])).toEqual([[33, 2, expect.any(Number)]]);
  });

  test("is not answered unless acknowledge is true, not even when refused (BP-PS-07)", async () => {
    const publisher = await testRouter().join();
    expect(publisher.ask([16, 1, {}, topic], [16, 2, { acknowledge: false }, topic], [16, 3, {}, "com..x"])).toEqual(
      [],
    );
  });

  test.each(["com..x", "", "wamp", "wamp.session.on_join"])(
    "of %j is refused where acknowledged, and reaches nobody (BP-PS-08, BP-URI-07, BP-URI-09, T19)",
    async (refused) => {
      const { join } = testRouter();
      const [publisher, subscriber] = [await join(), await join()];
      subscriber.ask([32, 1, {}, refused]);
      expect(publisher.ask([16, 1, { acknowledge: true }, refused])).toEqual([
        [8, 16, 1, {}, "wamp.error.invalid_uri", [expect.any(String)]],
      ]);
      expect(subscriber.take()).toEqual([]);
    },
  );

  test("with an acknowledge that is no bool breaks the protocol (BP-SER-06, T48)", async () => {
    const publisher = await testRouter().join();
    expect(publisher.ask([16, 1, { acknowledge: 1 }, topic])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("gives every publication another id (BP-ID-02)", async () => {
    const publisher = await testRouter().join();
    const options = { acknowledge: true };
    const published = publisher.ask([16, 1, options, topic], [16, 2, options, topic], [16, 3, options, topic]);
    expect(new Set(published.map((message) => message[2])).size).toBe(3);
  });

  test("too long for one subscriber's transport is dropped there, counted, and reaches the others (T46)", async () => {
    const { join, router } = testRouter();
    const [publisher, narrow, wide] = [await join(), await join({ maxMessageLength: 4_000 }), await join()];
    narrow.ask([32, 1, {}, topic]);
    wide.ask([32, 1, {}, topic]);
    publisher.ask([16, 1, {}, topic, ["x".repeat(4_000)]], [16, 2, {}, topic, ["short"]]);
    expect(narrow.take().map((message) => message[4])).toEqual([["short"]]);
    expect(wide.take()).toHaveLength(2);
    expect(router.counters).toMatchObject({ eventsTooLong: 1, eventsOut: 3 });
  });

  test("stays in its realm (BP-GEN-02)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1" }, { name: "realm2" }] });
    const [publisher, subscriber] = [await join(), await join({ realm: "realm2", details: allRoles })];
    subscriber.ask([32, 1, {}, topic]);
    publisher.ask([16, 1, {}, topic]);
    expect(subscriber.take()).toEqual([]);
  });
});
