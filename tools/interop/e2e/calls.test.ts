import { describe, expect, test } from "vitest";
import type { Invocation, Values, WampPeer } from "../src/wamp-peer.ts";
import { Collector, meet, values } from "./meeting.test-support.ts";
import { nameOf, pairsWhoseSecondLacks, pairsWithout } from "./pairs.test-support.ts";

const procedure = "com.example.procedure";
const none: Values = { args: [], kwargs: {} };

function valuesOf(...args: unknown[]): Values {
  return { args, kwargs: {} };
}

/** Registers what answers with `name`. */
function registerNamed(peer: WampPeer, name: string, options: object): Promise<unknown> {
  return peer.register(procedure, () => valuesOf(name), { ...options });
}

describe("progressive results", () => {
  for (const pair of pairsWithout({ second: ["progressive results as callee"] })) {
    test(`come one by one, and then the final one, between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const results: Values[] = [];
      await meeting.other.register(procedure, ({ args }, { progress }) => {
        progress?.(values);
        progress?.(none);
        return valuesOf("done", ...args);
      });
      const plan = { onProgress: (result: Values) => void results.push(result) };
      expect(await meeting.one.call(procedure, valuesOf(1), plan)).toEqual(valuesOf("done", 1));
      expect(results).toEqual([values, none]);
    });
  }

  for (const pair of pairsWhoseSecondLacks("progressive results as callee")) {
    test(`are not asked of a callee that cannot be canceled: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const invocations = new Collector<Invocation>();
      const results: Values[] = [];
      await meeting.other.register(procedure, (received, invocation) => {
        invocations.put(invocation);
        return received;
      });
      const plan = { onProgress: (result: Values) => void results.push(result) };
      expect(await meeting.one.call(procedure, values, plan)).toEqual(values);
      expect((await invocations.take()).progress).toBeUndefined();
      expect(results).toEqual([]);
    });
  }
});

describe("pattern-based registration", () => {
  for (const pair of pairsWithout()) {
    test.each([
      ["prefix", "com.example.pattern", "com.example.pattern.one"],
      ["wildcard", "com.example..two", "com.example.any.two"],
    ])(`by %s tells which procedure was called, between ${nameOf(pair)}`, async (match, pattern, called) => {
      await using meeting = await meet(...pair);
      const invocations = new Collector<Invocation>();
      await meeting.other.register(
        pattern,
        (received, invocation) => {
          invocations.put(invocation);
          return received;
        },
        { match },
      );
      expect(await meeting.one.call(called, values)).toEqual(values);
      expect((await invocations.take()).procedure).toBe(called);
    });
  }
});

describe("shared registration", () => {
  for (const pair of pairsWithout()) {
    test.each([
      ["roundrobin", ["one", "other", "one", "other"]],
      ["first", ["one", "one", "one", "one"]],
      ["last", ["other", "other", "other", "other"]],
    ])(`by %s spreads calls over ${nameOf(pair)}`, async (invoke, expected) => {
      await using meeting = await meet(...pair);
      await registerNamed(meeting.one, "one", { invoke });
      await registerNamed(meeting.other, "other", { invoke });
      const answers: unknown[] = [];
      for (const caller of [meeting.one, meeting.one, meeting.other, meeting.other]) {
        answers.push((await caller.call(procedure, none)).args[0]);
      }
      expect(answers).toEqual(expected);
    });

    test(`by random reaches one of ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      await registerNamed(meeting.one, "one", { invoke: "random" });
      await registerNamed(meeting.other, "other", { invoke: "random" });
      expect(["one", "other"]).toContain((await meeting.one.call(procedure, none)).args[0]);
    });

    test(`of different policies is refused between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      await registerNamed(meeting.one, "one", { invoke: "roundrobin" });
      await expect(registerNamed(meeting.other, "other", { invoke: "last" })).rejects.toMatchObject({
        uri: "wamp.error.procedure_already_exists",
      });
      expect((await meeting.other.call(procedure, none)).args).toEqual(["one"]);
    });
  }
});

describe("caller identification", () => {
  for (const pair of pairsWithout()) {
    test(`tells the second who calls only if the first wants that, between ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const invocations = new Collector<Invocation>();
      await meeting.other.register(procedure, (received, invocation) => {
        invocations.put(invocation);
        return received;
      });
      await meeting.one.call(procedure, none);
      await meeting.one.call(procedure, none, { options: { disclose_me: true } });
      expect((await invocations.take()).caller).toBeUndefined();
      expect((await invocations.take()).caller).toBe(meeting.one.id);
    });
  }
});
