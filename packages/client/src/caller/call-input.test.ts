import { PayloadError, WampError } from "@junctor/core";
import { describe, expect, it, vi } from "vitest";
import { failureOf, HandCrankedClock, joined, turns } from "../client.test-support.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import { result } from "../callee/result.ts";

const announced = { dealer: ["call_canceling", "progressive_call_results", "progressive_call_invocations"] };
const procedure = "com.import";
const first = { progress: true, receive_progress: true };

/** An input that says when its iterator was closed, and gives elements until then. */
function endless(): { readonly input: AsyncIterable<number>; readonly closed: () => number } {
  let closed = 0;
  async function* count(): AsyncGenerator<number> {
    try {
      for (let n = 1; ; n++) {
        await turns();
        yield n;
      }
    } finally {
      closed++;
    }
  }
  return { input: count(), closed: () => closed };
}

describe("the input of a call", () => {
  it.each([
    { kind: "a list", input: ["a", undefined, result(["b", 2], { k: 3 })] },
    {
      kind: "a generator",
      input: (async function* generate() {
        yield "a";
        yield await Promise.resolve(undefined);
        yield result(["b", 2], { k: 3 });
      })(),
    },
  ])("is sent in chunks under one id, $kind, and ended by an empty one [AP-PCI-05, AP-PCI-07]", async ({ input }) => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive(procedure, ["file"], { input, kwargs: { zip: true }, discloseMe: true });
    await turns();
    expect(await router.rest()).toEqual([
      [48, 1, { disclose_me: true, ...first }, procedure, ["file"], { zip: true }],
      [48, 1, { progress: true }, procedure, ["a"]],
      [48, 1, { progress: true }, procedure],
      [48, 1, { progress: true }, procedure, ["b", 2], { k: 3 }],
      [48, 1, {}, procedure],
    ]);
    router.send([50, 1, {}, ["done"]]);
    expect((await call.result).value).toBe("done");
  });

  it("may be answered while it is sent [AP-PCI-16]", async () => {
    const { session, router } = await joined({ announced });
    const { input } = endless();
    const call = session.callProgressive(procedure, [], { input });
    await router.next();
    router.send([50, 1, { progress: true }, ["a"]], [50, 1, { progress: true }, ["b"]]);
    const values: unknown[] = [];
    for await (const { value } of call) {
      values.push(value);
      const [, , , , [chunk]] = (await router.next()) as [0, 0, 0, 0, [number]];
      if (chunk === 2) router.send([50, 1, {}, ["done"]]);
    }
    expect(values).toEqual(["a", "b"]);
    expect((await call.result).value).toBe("done");
  });

  it.each([
    { end: "a result", answer: [50, 1, {}, ["enough"]] },
    { end: "an error", answer: [8, 48, 1, {}, "com.example.enough"] },
  ])("is stopped when the call ends before, with $end [AP-PCI-16]", async ({ answer }) => {
    const { session, router } = await joined({ announced });
    const { input, closed } = endless();
    const call = session.callProgressive(procedure, [], { input });
    await router.next();
    expect(await router.next()).toEqual([48, 1, { progress: true }, procedure, [1]]);
    router.send(answer);
    await failureOf(call.result);
    await router.rest();
    await turns();
    expect(closed()).toBe(1);
    expect(await router.rest()).toEqual([]);
  });

  it("is stopped when the call is given up, by its signal or by leaving the loop", async () => {
    const { session, router } = await joined({ announced });
    const controller = new AbortController();
    const [aborted, left] = [endless(), endless()];
    const call = session.callProgressive(procedure, [], { input: aborted.input, signal: controller.signal });
    const other = session.callProgressive(procedure, [], { input: left.input });
    await turns();
    router.send([50, 2, { progress: true }]);
    for await (const _ of other) break;
    controller.abort(new Error("enough"));
    await expect(call.result).rejects.toThrow("enough");
    const sent = await router.rest();
    expect(sent.filter(([type]) => type === 49)).toEqual([
      [49, 2, { mode: "killnowait" }],
      [49, 1, { mode: "killnowait" }],
    ]);
    await turns();
    expect([aborted.closed(), left.closed()]).toEqual([1, 1]);
    expect(await router.rest()).toEqual([]);
  });

  it("is stopped when the session ends", async () => {
    const { session, router } = await joined({ announced });
    const { input, closed } = endless();
    const call = session.callProgressive(procedure, [], { input });
    await router.next();
    router.terminate();
    await expect(call.result).rejects.toMatchObject({ name: "SessionLostError" });
    await turns();
    await turns();
    expect(closed()).toBe(1);
  });

  it("cancels the call if it throws, which fails with that", async () => {
    const { session, router } = await joined({ announced });
    const input = (function* fail() {
      yield 1;
      throw new Error("no such file");
    })();
    const call = session.callProgressive(procedure, [], { input, cancelMode: "kill" });
    await expect(call.result).rejects.toThrow("no such file");
    const sent = await router.rest();
    expect(sent.slice(1)).toEqual([
      [48, 1, { progress: true }, procedure, [1]],
      [49, 1, { mode: "kill" }],
    ]);
  });

  it("cancels the call if its iterator cannot be had", async () => {
    const { session, router } = await joined({ announced });
    const input = {
      [Symbol.asyncIterator](): AsyncIterator<unknown> {
        throw new Error("used already");
      },
    };
    const call = session.callProgressive(procedure, [], { input });
    await expect(call.result).rejects.toThrow("used already");
    expect((await router.rest()).at(-1)).toEqual([49, 1, { mode: "killnowait" }]);
  });

  it("cancels the call, and is stopped, if an element cannot be sent", async () => {
    const { session, router } = await joined({ announced, maxMessageLength: 4_000 });
    let closed = 0;
    function* giving(element: unknown): Generator {
      try {
        yield element;
      } finally {
        closed++;
      }
    }
    const functionSent = session.callProgressive(procedure, [], { input: giving(() => 1) });
    await expect(functionSent.result).rejects.toBeInstanceOf(PayloadError);
    const tooLong = session.callProgressive(procedure, [], { input: giving("x".repeat(4_000)) });
    await expect(tooLong.result).rejects.toMatchObject({ uri: "wamp.error.payload_size_exceeded" });
    expect((await router.rest()).map(([type, id]) => [type, id])).toEqual([
      [48, 1],
      [49, 1],
      [48, 2],
      [49, 2],
    ]);
    expect(closed).toBe(2);
  });

  it("that does not stop cleanly is reported", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { session, router } = await joined({ announced, onError });
    const failure = new Error("cannot close");
    const iterator = {
      next: () => new Promise<IteratorResult<unknown>>(() => {}),
      return: () => Promise.reject(failure),
    };
    const input = { [Symbol.asyncIterator]: () => iterator };
    const call = session.callProgressive(procedure, [], { input });
    await router.next();
    call.cancel();
    await failureOf(call.result);
    await turns();
    await turns();
    expect(onError.mock.calls).toEqual([[failure, { kind: "input", uri: procedure }]]);
  });

  it("is not touched, and nothing is sent, if the router takes no chunks [AP-PCI-03]", async () => {
    const { session, router } = await joined({ announced: { dealer: ["progressive_call_results"] } });
    const { input, closed } = endless();
    const call = session.callProgressive(procedure, [], { input });
    const failure = await failureOf(call.result);
    expect(failure).toBeInstanceOf(WampError);
    expect(failure).toMatchObject({ uri: "wamp.error.feature_not_supported" });
    expect([await router.rest(), closed()]).toEqual([[], 0]);
  });

  it("starts the time for the answer anew with each chunk (T40)", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ announced, clock });
    const give: ((element: IteratorResult<number>) => void)[] = [];
    const next = (): Promise<IteratorResult<number>> => new Promise((resolve) => give.push(resolve));
    const call = session.callProgressive(procedure, [], {
      input: { [Symbol.asyncIterator]: () => ({ next }) },
      timeout: 100,
    });
    for (const n of [0, 1, 2]) {
      await turns();
      clock.advance(99);
      give[n]?.({ done: false, value: n });
    }
    await turns();
    expect(await router.rest()).toHaveLength(4);
    clock.advance(100);
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
    await expect(call.result).rejects.toMatchObject({ name: "CallTimeoutError" });
  });

  it("is taken no faster than the connection takes its chunks", async () => {
    const { session, router } = await joined({ announced });
    let taken = 0;
    const input = (function* generate() {
      for (; taken < 100; taken++) yield "x".repeat(10_000);
    })();
    router.pause();
    const call = session.callProgressive(procedure, [], { input });
    await turns();
    const before = taken;
    router.resume();
    await expect.poll(() => taken).toBe(100);
    expect(before).toBeLessThan(10);
    call.cancel();
  });
});
