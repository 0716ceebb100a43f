import { describe, expect, it } from "vitest";
import { turns } from "../client.test-support.ts";
import type { ScriptedRouter } from "../client.test-support.ts";
import { PayloadError, result, WampError } from "../index.ts";
import type { Registration } from "../index.ts";
import { bank } from "./bank.test-support.ts";
import { contracted } from "./contracted.test-support.ts";

/** Takes what the compiler would refuse. */
const unchecked = (value: unknown): never => value as never;

/** Lets the router confirm a registration as number 10. */
async function confirm(registering: Promise<Registration>, router: ScriptedRouter): Promise<unknown> {
  const message = await router.next();
  router.send([65, 1, 10]);
  await registering;
  return message;
}

describe("a callee with a contract", () => {
  it("gets what the schemas make of a call, and sends what it returns", async () => {
    const { b, router } = await contracted();
    const seen: unknown[] = [];
    await confirm(
      b.register("com.bank.transfer", ({ args, kwargs }) => {
        seen.push(args, kwargs);
        return { balance: args[1] };
      }),
      router,
    );
    router.send([68, 1, 10, {}, ["bob", 5], {}]);
    expect(await router.next()).toEqual([70, 1, {}, [{ balance: 5 }]]);
    expect(seen).toEqual([["bob", 5], { memo: "none" }]);
  });

  it("answers a call that does not fit with where and what was expected; its handler is not called", async () => {
    const { b, router, reported } = await contracted();
    await confirm(
      b.register("com.bank.transfer", () => {
        throw new Error("called");
      }),
      router,
    );
    router.send([68, 1, 10, {}, ["bob", "5"]]);
    const expected = 'Invalid type: Expected number but received "5"';
    expect(await router.next()).toEqual([
      8,
      68,
      1,
      {},
      "wamp.error.invalid_argument",
      [`the call does not fit: /args/1 ${expected}`],
      { payload: "call", pointer: "/args/1", expected },
    ]);
    expect(reported).toEqual([]);
  });

  it.each([
    ["a value", () => unchecked({ balance: "5" })],
    ["a promise", async () => unchecked({ balance: "5" })],
    ["several arguments", () => unchecked(result([{ balance: "5" }, 1]))],
  ])("does not send %s that does not fit: it is reported, and the caller told", async (_what, handler) => {
    const { b, router, reported } = await contracted();
    await confirm(b.register("com.bank.transfer", handler), router);
    router.send([68, 1, 10, {}, ["bob", 5]]);
    const text = 'the result of "com.bank.transfer" does not fit its contract: /args/0/balance Invalid type';
    const answer = await router.next();
    expect(answer.slice(0, 5)).toEqual([8, 68, 1, {}, "wamp.error.runtime_error"]);
    expect(answer[5]).toEqual([expect.stringContaining(text)]);
    expect(reported).toHaveLength(1);
    expect(reported[0]?.error).toBeInstanceOf(PayloadError);
    expect(reported[0]?.source).toEqual({ kind: "invocation", uri: "com.bank.transfer" });
  });

  it("sends several arguments", async () => {
    const { b, router } = await contracted();
    await confirm(
      b.register("com.bank.range", () => result([1, 2], { unit: "m" })),
      router,
    );
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, [1, 2], { unit: "m" }]);
  });

  it("answers with the errors of the contract, and with others", async () => {
    const { b, router } = await contracted();
    await confirm(
      b.register("com.bank.transfer", ({ args: [to] }) => {
        if (to === "bob") throw bank.error("com.bank.error.no_funds", { kwargs: { short: 3 } });
        throw new WampError("com.other", { args: [1] });
      }),
      router,
    );
    router.send([68, 1, 10, {}, ["bob", 5]]);
    expect(await router.next()).toEqual([8, 68, 1, {}, "com.bank.error.no_funds", [], { short: 3 }]);
    router.send([68, 2, 10, {}, ["joe", 5]]);
    expect(await router.next()).toEqual([8, 68, 2, {}, "com.other", [1]]);
  });

  it.each([
    ["throws", () => Promise.resolve().then(() => Promise.reject(new WampError("com.bank.error.no_funds")))],
    [
      "throws at once",
      () => {
        throw new WampError("com.bank.error.no_funds");
      },
    ],
  ])("does not send an error that does not fit, when its handler %s", async (_how, handler) => {
    const { b, router, reported } = await contracted();
    await confirm(b.register("com.bank.transfer", handler), router);
    router.send([68, 1, 10, {}, ["bob", 5]]);
    expect((await router.next())[4]).toBe("wamp.error.runtime_error");
    expect(reported[0]?.error).toMatchObject({
      issues: [{ path: ["kwargs", "short"] }],
      cause: { uri: "com.bank.error.no_funds" },
    });
  });

  it("registers URIs with placeholders as patterns, and reads them", async () => {
    const { b, router } = await contracted();
    const message = await confirm(
      b.register("com.bank.account.{account}.close", ({ params, kwargs }) => `${params.account}: ${kwargs.reason}`),
      router,
    );
    expect(message).toEqual([64, 1, { match: "wildcard" }, "com.bank.account..close"]);
    router.send([68, 1, 10, { procedure: "com.bank.account.a7.close" }, [], { reason: "x" }]);
    expect(await router.next()).toEqual([70, 1, {}, ["a7: x"]]);
  });

  it("waits for schemas that are asynchronous, also before a generator runs", async () => {
    const { b, router } = await contracted();
    await confirm(
      b.register("com.bank.slow", async function* ({ args: [text] }) {
        yield 1;
        return `${text}!`;
      }),
      router,
    );
    router.send([68, 1, 10, { receive_progress: true }, ["yes"]], [68, 2, 10, {}, ["no"]]);
    const answers = [await router.next(), await router.next(), await router.next()];
    expect(answers.filter(([type]) => type === 70)).toEqual([
      [70, 1, { progress: true }, [1]],
      [70, 1, {}, ["yes!"]],
    ]);
    expect(answers.find(([type]) => type === 8)?.slice(4)).toEqual([
      "wamp.error.invalid_argument",
      ["the call does not fit: /args/0 not no"],
      { payload: "call", pointer: "/args/0", expected: "not no" },
    ]);
  });
});

describe("a callee of progressive calls with a contract", () => {
  it("sends what it yields, and is ended by a yield that does not fit", async () => {
    const { b, router, reported } = await contracted();
    const ended: string[] = [];
    await confirm(
      b.register("com.bank.export", async function* ({ args: [rows] }) {
        try {
          yield { row: 1 };
          yield unchecked(rows === 2 ? { row: 2 } : { row: "2" });
          return 2;
        } finally {
          ended.push(`ended ${rows}`);
        }
      }),
      router,
    );
    router.send([68, 1, 10, { receive_progress: true }, [2]]);
    expect([await router.next(), await router.next(), await router.next()]).toEqual([
      [70, 1, { progress: true }, [{ row: 1 }]],
      [70, 1, { progress: true }, [{ row: 2 }]],
      [70, 1, {}, [2]],
    ]);
    router.send([68, 2, 10, { receive_progress: true }, [3]]);
    await router.next();
    const answer = await router.next();
    expect(answer[4]).toBe("wamp.error.runtime_error");
    expect(answer[5]).toEqual([
      'the progressive result of "com.bank.export" does not fit its contract: /args/0/row row must be a number (was a string)',
    ]);
    expect(reported).toHaveLength(1);
    expect(ended).toEqual(["ended 2", "ended 3"]);
  });

  it("checks what a generator returns, and the errors it throws", async () => {
    const { b, router } = await contracted();
    await confirm(
      b.register("com.bank.export", function* ({ args: [how] }) {
        yield { row: 1 };
        if (how === 1) return unchecked("x");
        throw bank.error("com.bank.error.closed", { args: ["today"] });
      }),
      router,
    );
    router.send([68, 1, 10, {}, [1]]);
    expect((await router.next())[4]).toBe("wamp.error.runtime_error");
    router.send([68, 2, 10, {}, [2]]);
    expect((await router.next()).slice(4)).toEqual(["com.bank.error.closed", ["today"]]);
  });

  it("sends progress that fits, and rejects what does not", async () => {
    const { b, router } = await contracted();
    await confirm(
      b.register("com.bank.export", async ({ progress }) => {
        await progress({ row: 1 });
        await progress(unchecked({ row: "2" })).catch(() => progress({ row: 3 }));
        return 0;
      }),
      router,
    );
    router.send([68, 1, 10, { receive_progress: true }, [2]]);
    expect([await router.next(), await router.next(), await router.next()]).toEqual([
      [70, 1, { progress: true }, [{ row: 1 }]],
      [70, 1, { progress: true }, [{ row: 3 }]],
      [70, 1, {}, [0]],
    ]);
  });

  it("stops its generator when the call is canceled", async () => {
    const { b, router } = await contracted();
    const ended: string[] = [];
    await confirm(
      b.register("com.bank.export", async function* () {
        try {
          for (let row = 0; ; row++) yield { row };
        } finally {
          ended.push("ended");
        }
      }),
      router,
    );
    router.send([68, 1, 10, { receive_progress: true }, [1]]);
    await router.next();
    router.send([69, 1, { mode: "killnowait" }]);
    await turns();
    expect(ended).toEqual(["ended"]);
  });

  it("gets chunks that fit; one that does not ends the call unless the handler catches it", async () => {
    const { b, router, reported } = await contracted();
    await confirm(
      b.register("com.bank.import", async ({ input }) => {
        let rows = 0;
        for await (const { value } of input) rows += value.row;
        return { rows };
      }),
      router,
    );
    router.send(
      [68, 1, 10, { progress: true }],
      [68, 1, 10, { progress: true }, [{ row: 2 }]],
      [68, 1, 10, {}, [{ row: 3 }]],
    );
    expect(await router.next()).toEqual([70, 1, {}, [{ rows: 5 }]]);
    router.send([68, 2, 10, { progress: true }], [68, 2, 10, {}, [{ row: "2" }]]);
    const expected = "row must be a number (was a string)";
    expect((await router.next()).slice(4)).toEqual([
      "wamp.error.invalid_argument",
      [`a chunk of the call does not fit: /args/0/row ${expected}`],
      { payload: "call_progress", pointer: "/args/0/row", expected },
    ]);
    expect(reported).toEqual([]);
  });

  it("keeps what an invocation is besides its payload", async () => {
    const { b, router } = await contracted();
    const seen: unknown[] = [];
    await confirm(
      b.register("com.bank.export", ({ procedure, details, caller, receiveProgress, signal }) => {
        seen.push(procedure, details, caller, receiveProgress, signal.aborted);
        return 1;
      }),
      router,
    );
    router.send([68, 1, 10, { caller: 7 }, [1]]);
    await router.next();
    expect(seen).toEqual(["com.bank.export", { caller: 7 }, 7, false, false]);
  });
});
