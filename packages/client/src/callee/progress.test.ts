import { describe, expect, it, vi } from "vitest";
import { HandCrankedClock, turns } from "../client.test-support.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import { registered } from "./callee.test-support.ts";
import type { Invocation } from "./invocation.ts";
import { result } from "./result.ts";

const wanted = { receive_progress: true };

describe("a handler that has progress to tell", () => {
  it("sends progressive results and a final one [AP-PCR-04, AP-PCR-06]", async () => {
    const { router } = await registered(async ({ progress }) => {
      await progress("a");
      await progress(result(["b", 2], { k: 3 }));
      await progress();
      return "done";
    });
    router.send([68, 1, 10, wanted]);
    const sent = [await router.next(), await router.next(), await router.next(), await router.next()];
    expect(sent).toEqual([
      [70, 1, { progress: true }, ["a"]],
      [70, 1, { progress: true }, ["b", 2], { k: 3 }],
      [70, 1, { progress: true }],
      [70, 1, {}, ["done"]],
    ]);
  });

  it("sends only the final one if the caller wants no more [AP-PCR-08]", async () => {
    const { router } = await registered(async (invocation) => {
      await invocation.progress("a");
      return invocation.receiveProgress;
    });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, [false]]);
  });

  it("sends none after its answer [AP-PCR-04]", async () => {
    const seen: Invocation[] = [];
    const { router } = await registered((invocation) => void seen.push(invocation));
    router.send([68, 1, 10, wanted]);
    expect(await router.next()).toEqual([70, 1, {}]);
    await seen[0]?.progress("late");
    expect(await router.rest()).toEqual([]);
  });

  it("learns that a value cannot be sent, and may ignore it", async () => {
    const { router } = await registered(
      async ({ args, progress }) => {
        const sent = progress(() => 1);
        if (args.length > 0) await sent;
        return "done";
      },
      { onError: () => undefined },
    );
    router.send([68, 1, 10, wanted]);
    expect(await router.next()).toEqual([70, 1, {}, ["done"]]);
    router.send([68, 2, 10, wanted, [1]]);
    expect(await router.next()).toEqual([8, 68, 2, {}, "wamp.error.runtime_error", [expect.any(String)]]);
  });

  it("starts the time of its invocation anew [AP-PCR-11]", async () => {
    const clock = new HandCrankedClock();
    const seen: Invocation[] = [];
    const never = new Promise(() => undefined);
    const { router } = await registered(
      (invocation) => {
        seen.push(invocation);
        return never;
      },
      { clock },
    );
    router.send([68, 1, 10, { ...wanted, timeout: 100 }]);
    await turns();
    clock.advance(99);
    await seen[0]?.progress(1);
    clock.advance(99);
    expect(await router.rest()).toEqual([[70, 1, { progress: true }, [1]]]);
    clock.advance(1);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.timeout"]);
  });
});

describe("a generator as a handler", () => {
  it.each([
    [
      "async",
      async function* generate(): AsyncGenerator<string, string> {
        yield "a";
        yield "b";
        return "done";
      },
    ],
    [
      "plain",
      function* generate(): Generator<string, string> {
        yield "a";
        yield "b";
        return "done";
      },
    ],
  ])("yields progressive results, %s, and returns the final one [AP-PCR-04]", async (_kind, generate) => {
    const { router } = await registered(generate);
    router.send([68, 1, 10, wanted], [68, 2, 10, {}]);
    await turns();
    const sent = await router.rest();
    expect(sent.filter((message) => message[1] === 1)).toEqual([
      [70, 1, { progress: true }, ["a"]],
      [70, 1, { progress: true }, ["b"]],
      [70, 1, {}, ["done"]],
    ]);
    expect(sent.filter((message) => message[1] === 2)).toEqual([[70, 2, {}, ["done"]]]);
  });

  it("that throws is answered with ERROR", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router } = await registered(
      async function* fail() {
        yield "a";
        throw new Error("boom");
      },
      { onError },
    );
    router.send([68, 1, 10, wanted]);
    expect(await router.next()).toEqual([70, 1, { progress: true }, ["a"]]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.runtime_error", ["boom"]]);
    expect(onError).toHaveBeenCalledOnce();
  });

  it.each([
    { mode: "kill", answers: [[8, 68, 1, {}, "wamp.error.canceled"]] },
    { mode: "killnowait", answers: [] },
  ])("is closed when it is interrupted, $mode [AP-CANCEL-08, AP-CANCEL-09]", async ({ mode, answers }) => {
    let closed = 0;
    const { router } = await registered(async function* forever() {
      try {
        for (;;) yield "more";
      } finally {
        closed++;
      }
    });
    router.send([68, 1, 10, wanted]);
    await router.next();
    router.send([69, 1, { mode }]);
    await turns();
    const sent = await router.rest();
    expect(sent.filter((message) => message[0] !== 70)).toEqual(answers);
    expect(await router.rest()).toEqual([]);
    expect(closed).toBe(1);
  });

  it("is asked for no more than the connection takes (pain point 25)", async () => {
    let yielded = 0;
    const { router } = await registered(function* flood() {
      for (; yielded < 100; yielded++) yield "x".repeat(10_000);
    });
    router.pause();
    router.send([68, 1, 10, { receive_progress: true }]);
    await turns();
    expect(yielded).toBeLessThan(10);
    router.resume();
    await vi.waitUntil(() => yielded === 100, { timeout: 30_000 });
  });

  it("is closed when the session ends", async () => {
    let closed = 0;
    const { router, session } = await registered(async function* forever() {
      try {
        for (;;) yield "more";
      } finally {
        closed++;
      }
    });
    router.send([68, 1, 10, wanted]);
    await router.next();
    router.terminate();
    await session.closed;
    await turns();
    expect(closed).toBe(1);
  });
});
