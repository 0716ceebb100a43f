import { WampError } from "@junctor/core";
import { describe, expect, it, vi } from "vitest";
import { registered } from "./callee.test-support.ts";
import { HandCrankedClock, turns } from "../client.test-support.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import type { Invocation, InvocationHandler } from "./invocation.ts";
import { result } from "./result.ts";

/** A promise with its settling functions outside. */
function pending<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A handler that works until it is told to stop. */
const untilInterrupted: InvocationHandler = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")));
  });

describe("an invocation handler", () => {
  it("gets the procedure, arguments, details and caller [BP-MSG-20]", async () => {
    const seen: Invocation[] = [];
    const { router } = await registered((invocation) => void seen.push(invocation));
    router.send([68, 1, 10, {}, [1], { k: 2 }], [68, 2, 10, { procedure: "com.p.q", caller: 42 }]);
    await turns();
    expect(seen[0]).toMatchObject({ procedure: "com.p", args: [1], kwargs: { k: 2 }, caller: undefined });
    expect(seen[1]).toMatchObject({ procedure: "com.p.q", args: [], kwargs: {}, caller: 42 });
  });

  it.each<[string, InvocationHandler, unknown[]]>([
    ["a value", () => 5, [[5]]],
    ["an array, as one value", () => [1, 2], [[[1, 2]]]],
    ["null", () => null, [[null]]],
    ["undefined", () => undefined, []],
    ["a promise", async () => "later", [["later"]]],
    ["a result with several arguments", () => result([1, 2], { k: 3 }), [[1, 2], { k: 3 }]],
    ["a result with keyword arguments only", () => result([], { k: 3 }), [[], { k: 3 }]],
  ])("that returns %s is answered with YIELD [BP-MSG-21, BP-RPC-07]", async (_name, handler, payload) => {
    const { router } = await registered(handler);
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, ...payload]);
  });

  it("can pass on the result of another call as it is", async () => {
    const { session, router } = await registered(() => session.call("com.other"));
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([48, 2, {}, "com.other"]);
    router.send([50, 2, {}, [1, 2], { k: 3 }]);
    expect(await router.next()).toEqual([70, 1, {}, [1, 2], { k: 3 }]);
  });

  it("runs many invocations at once and answers them in any order [BP-RPC-11]", async () => {
    const first = pending<string>();
    const { router } = await registered(({ args }) => (args[0] === 1 ? first.promise : "second"));
    router.send([68, 1, 10, {}, [1]], [68, 2, 10, {}, [2]]);
    expect(await router.next()).toEqual([70, 2, {}, ["second"]]);
    first.resolve("first");
    expect(await router.next()).toEqual([70, 1, {}, ["first"]]);
  });

  it("accepts request ids with gaps and in any order", async () => {
    const { router } = await registered(({ args }) => args[0]);
    router.send([68, 900, 10, {}, ["a"]], [68, 3, 10, {}, ["b"]]);
    expect([await router.next(), await router.next()]).toEqual([
      [70, 900, {}, ["a"]],
      [70, 3, {}, ["b"]],
    ]);
  });

  it("answers with the URI and payload of a WampError it throws [BP-MSG-06, BP-RPC-17]", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router } = await registered(
      () => {
        throw new WampError("com.error.no_funds", { args: ["short"], kwargs: { by: 3 } });
      },
      { onError },
    );
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "com.error.no_funds", ["short"], { by: 3 }]);
    expect(onError).not.toHaveBeenCalled();
  });

  it("answers any other exception with its message only, and reports it", async () => {
    const onError = vi.fn<ErrorReporter>();
    const failure = new Error("boom");
    const { router } = await registered(() => Promise.reject(failure), { onError });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.runtime_error", ["boom"]]);
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure, { kind: "invocation", uri: "com.p" });
  });

  it("answers with what was thrown if that is no Error", async () => {
    const { router } = await registered(() => Promise.reject("just text"), { onError: () => undefined });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.runtime_error", ["just text"]]);
  });

  it("shows name and stack to callers if the session exposes errors", async () => {
    const { router } = await registered(() => Promise.reject(new TypeError("boom")), {
      exposeErrors: true,
      onError: () => undefined,
    });
    router.send([68, 1, 10, {}]);
    const stack: unknown = expect.stringContaining("TypeError: boom");
    expect(await router.next()).toMatchObject([8, 68, 1, {}, "wamp.error.runtime_error", ["boom"], { stack }]);
  });

  it("that returns what the serializer cannot express is answered with ERROR, and the session lives", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router } = await registered(({ args }) => (args.length === 0 ? () => 1 : "fine"), { onError });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toMatchObject([8, 68, 1, {}, "wamp.error.runtime_error", [expect.any(String)]]);
    expect(onError).toHaveBeenCalledOnce();
    router.send([68, 2, 10, {}, [1]]);
    expect(await router.next()).toEqual([70, 2, {}, ["fine"]]);
  });

  it("that throws what the serializer cannot express is answered with ERROR too", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router } = await registered(() => Promise.reject(new WampError("com.e", { args: [() => 1] })), { onError });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toMatchObject([8, 68, 1, {}, "wamp.error.runtime_error", [expect.any(String)]]);
    expect(onError).toHaveBeenCalledOnce();
  });

  it("that returns more than the router accepts is answered with payload_size_exceeded [BP-ERR-04]", async () => {
    const scenario = { maxMessageLength: 2_000, onError: () => undefined };
    const { router } = await registered(() => "x".repeat(2_000), scenario);
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toMatchObject([8, 68, 1, {}, "wamp.error.payload_size_exceeded", [expect.any(String)]]);
  });
});

describe("an INVOCATION", () => {
  it("of a registration the session does not hold is answered with no_such_registration", async () => {
    const { router } = await registered(() => 1);
    router.send([68, 1, 11, {}]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.no_such_registration", ["no registration 11"]]);
  });

  it("with the id of a running one is a protocol violation", async () => {
    const { session, router } = await registered(() => new Promise(() => undefined));
    router.send([68, 1, 10, {}], [68, 1, 10, {}]);
    expect(await router.next()).toMatchObject([3, {}, "wamp.error.protocol_violation"]);
    expect(await session.closed).toMatchObject({ cause: "violation" });
  });
});

describe("INTERRUPT", () => {
  it("aborts the invocation's signal, and a handler that stops is answered with canceled [AP-CANCEL-08]", async () => {
    const onError = vi.fn<ErrorReporter>();
    const { router } = await registered(untilInterrupted, { onError });
    router.send([68, 1, 10, {}], [69, 1, { mode: "kill" }]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.canceled"]);
    expect(onError).not.toHaveBeenCalled();
  });

  it("does not keep a handler from answering all the same", async () => {
    const work = pending<string>();
    const { router } = await registered(() => work.promise);
    router.send([68, 1, 10, {}], [69, 1, { mode: "kill" }]);
    await turns();
    work.resolve("done");
    expect(await router.next()).toEqual([70, 1, {}, ["done"]]);
  });

  it("in mode killnowait is not answered [AP-CANCEL-09]", async () => {
    const work = pending<string>();
    const { router } = await registered(() => work.promise);
    router.send([68, 1, 10, {}], [69, 1, { mode: "killnowait" }]);
    await turns();
    work.resolve("done");
    expect(await router.rest()).toEqual([]);
  });

  it("is seen by a handler that asks for the signal later", async () => {
    const work = pending<void>();
    const { router } = await registered(async (invocation) => {
      await work.promise;
      return invocation.signal.aborted;
    });
    router.send([68, 1, 10, {}], [69, 1, {}]);
    await turns();
    work.resolve();
    expect(await router.next()).toEqual([70, 1, {}, [true]]);
  });

  it("for an invocation that is unknown or answered is ignored", async () => {
    const { router } = await registered(() => 1);
    router.send([69, 77, {}], [68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, [1]]);
    router.send([69, 1, { mode: "kill" }], [68, 2, 10, {}]);
    expect(await router.next()).toEqual([70, 2, {}, [1]]);
  });
});

describe("a timeout the dealer handed over", () => {
  it("is answered with wamp.error.timeout and aborts the signal [AP-TMO-08]", async () => {
    const clock = new HandCrankedClock();
    const reasons: unknown[] = [];
    const { router } = await registered(
      ({ signal }) => {
        signal.addEventListener("abort", () => reasons.push(signal.reason));
        return new Promise(() => undefined);
      },
      { clock },
    );
    router.send([68, 1, 10, { timeout: 300 }]);
    await turns();
    clock.advance(299);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.timeout"]);
    expect(reasons).toMatchObject([{ uri: "wamp.error.timeout" }]);
  });

  it.each([{ timeout: 300 }, { timeout: 0 }, {}])("sets no timer that outlives the answer, %o", async (details) => {
    const clock = new HandCrankedClock();
    const { router } = await registered(() => 1, { clock });
    router.send([68, 1, 10, details]);
    expect(await router.next()).toEqual([70, 1, {}, [1]]);
    expect(clock.timers).toBe(0);
  });

  it.each([
    [69, 1, { mode: "killnowait" }],
    [6, {}, "wamp.close.normal"],
  ])("is forgotten when nobody waits any more: %j", async (...message) => {
    const clock = new HandCrankedClock();
    const { router } = await registered(() => new Promise(() => undefined), { clock });
    router.send([68, 1, 10, { timeout: 300 }]);
    await turns();
    expect(clock.timers).toBe(1);
    router.send(message);
    await turns();
    expect(clock.timers).toBe(0);
  });
});
