import { describe, expect, test } from "vitest";
import { ours, theirs } from "../src/implementations.ts";
import { RefusedError } from "../src/wamp-peer.ts";
import type { Implementation, Values } from "../src/wamp-peer.ts";
import { Collector, meet, values } from "./meeting.test-support.ts";

const procedure = "com.example.procedure";
const topic = "com.example.topic";
const failure = new RefusedError("com.example.error.no_funds", { args: ["short by", 5], kwargs: { currency: "EUR" } });

/** Who meets whom: each of theirs with each of ours, both ways, and with its like. */
const pairs: readonly (readonly [Implementation, Implementation])[] = theirs.flatMap((their) => [
  ...ours.flatMap((our) => [[their, our] as const, [our, their] as const]),
  [their, their] as const,
]);

for (const [first, second] of pairs) {
  describe(`${first.name} and ${second.name}`, () => {
    test("the first calls what the second registers", async () => {
      await using meeting = await meet(first, second);
      const { one, other } = meeting;
      const calls = new Collector<Values>();
      await other.register(procedure, (received) => {
        calls.put(received);
        return { args: ["answer", ...received.args], kwargs: { ...received.kwargs, answered: true } };
      });
      const answer = await one.call(procedure, values);
      expect(await calls.take()).toEqual(values);
      expect(answer).toEqual({ args: ["answer", ...values.args], kwargs: { ...values.kwargs, answered: true } });
    });

    test("calls without values, and results without values, work", async () => {
      await using meeting = await meet(first, second);
      const calls = new Collector<Values>();
      await meeting.other.register(procedure, (received) => {
        calls.put(received);
        return { args: [], kwargs: {} };
      });
      expect(await meeting.one.call(procedure, { args: [], kwargs: {} })).toEqual({ args: [], kwargs: {} });
      expect(await calls.take()).toEqual({ args: [], kwargs: {} });
    });

    test("an error of the second reaches the first with args and kwargs", async () => {
      await using meeting = await meet(first, second);
      await meeting.other.register(procedure, () => {
        throw failure;
      });
      const error = await meeting.one.call(procedure, values).catch((reason: unknown) => reason);
      expect(error).toEqual(failure);
    });

    test("the first gets events of the second, which learns their publication id", async () => {
      await using meeting = await meet(first, second);
      const events = new Collector<Values>();
      await meeting.one.subscribe(topic, events.put);
      const publications = [
        await meeting.other.publish(topic, values),
        await meeting.other.publish(topic, { args: [], kwargs: {} }),
      ];
      expect([await events.take(), await events.take()]).toEqual([values, { args: [], kwargs: {} }]);
      expect(new Set(publications.filter((id) => Number.isSafeInteger(id) && id > 0)).size).toBe(2);
    });

    test("after unsubscribing and unregistering nothing comes any more", async () => {
      await using meeting = await meet(first, second);
      const { one, other } = meeting;
      const before = meeting.server.router.tables();
      const events = new Collector<Values>();
      const unsubscribe = await one.subscribe(topic, events.put);
      const unregister = await one.register(procedure, (received) => received);
      await other.publish(topic, values);
      await events.take();
      await unsubscribe();
      await unregister();
      expect(meeting.server.router.tables()).toMatchObject({
        subscriptions: before.subscriptions,
        registrations: before.registrations,
      });
      await other.publish(topic, values);
      await expect(other.call(procedure, values)).rejects.toMatchObject({ uri: "wamp.error.no_such_procedure" });
      expect(events.size).toBe(0);
    });
  });
}

for (const [first, second] of pairs.filter(([one, other]) => one.bytes && other.bytes)) {
  test(`bytes stay bytes between ${first.name} and ${second.name}`, async () => {
    await using meeting = await meet(first, second);
    const bytes = Uint8Array.of(0, 1, 127, 128, 255);
    await meeting.other.register(procedure, ({ args }) => ({ args: [args[0], [args[0]]], kwargs: {} }));
    const { args } = await meeting.one.call(procedure, { args: [bytes], kwargs: {} });
    const [bare, nested] = args as [Uint8Array, [Uint8Array]];
    expect([Uint8Array.from(bare), Uint8Array.from(nested[0])]).toEqual([bytes, bytes]);
  });
}
