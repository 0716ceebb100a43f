import { describe, expect, it } from "vitest";
import { failureOf } from "../client.test-support.ts";
import { PayloadError } from "../index.ts";
import type { WampError } from "../index.ts";
import { bank } from "./bank.test-support.ts";
import { contracted } from "./contracted.test-support.ts";

/** Takes what the compiler would refuse. */
const unchecked = (value: unknown): never => value as never;

describe("a caller with a contract", () => {
  it("sends what it is given, and gets what the schemas make of the answer", async () => {
    const { b, router } = await contracted();
    const call = b.call("com.bank.transfer", ["bob", 5], { timeout: 0 });
    expect(await router.next()).toEqual([48, 1, {}, "com.bank.transfer", ["bob", 5]]);
    router.send([50, 1, {}, [{ balance: 7, extra: true }, "more"]]);
    const { value, args } = await call;
    expect(value).toEqual({ balance: 7 });
    expect(args).toEqual([{ balance: 7 }, "more"]);
  });

  it("sends nothing that does not fit, and says all that does not", async () => {
    const { b, router } = await contracted();
    const error = await failureOf(b.call("com.bank.transfer", ["bob", 0], unchecked({ kwargs: { memo: 1 } })));
    expect(error).toBeInstanceOf(PayloadError);
    expect((error as PayloadError).message).toBe(
      'the call of "com.bank.transfer" does not fit its contract: /args/1 Invalid value: Expected >=1 but received 0',
    );
    expect((error as PayloadError).issues).toEqual([
      { path: ["args", 1], message: "Invalid value: Expected >=1 but received 0" },
      { path: ["kwargs", "memo"], message: "Invalid type: Expected string but received 1" },
    ]);
    expect(await router.rest()).toEqual([]);
  });

  it("sends within the turn, so that calls and other requests keep their order", async () => {
    const { b, router } = await contracted();
    void b.call("com.bank.import").catch(() => undefined);
    void b.publish("com.bank.tick", [1, "2026-01-01"]);
    void b.call("com.bank.export", [1]).catch(() => undefined);
    expect((await router.rest()).map(([type, , , uri]) => [type, uri])).toEqual([
      [48, "com.bank.import"],
      [16, "com.bank.tick"],
      [48, "com.bank.export"],
    ]);
  });

  it("fails with the issues of a result that does not fit", async () => {
    const { b, router } = await contracted();
    const call = b.call("com.bank.transfer", ["bob", 5]);
    await router.next();
    router.send([50, 1, {}, [{ balance: "7" }]]);
    const error = await failureOf(call);
    expect((error as PayloadError).issues).toEqual([
      { path: ["args", 0, "balance"], message: 'Invalid type: Expected number but received "7"' },
    ]);
  });

  it("compares all arguments of a result that has several", async () => {
    const { b, router } = await contracted();
    const [good, bad] = [b.call("com.bank.range"), b.call("com.bank.range")];
    router.send([50, 1, {}, [1, 2], { unit: "m" }], [50, 2, {}, [1], {}]);
    const { args, kwargs } = await good;
    expect([args, kwargs]).toEqual([[1, 2], { unit: "m" }]);
    expect(((await failureOf(bad)) as PayloadError).issues.map(({ path }) => path)).toEqual([
      ["args"],
      ["kwargs", "unit"],
    ]);
  });

  it("fills the placeholders of a URI", async () => {
    const { b, router } = await contracted();
    void b.call("com.bank.account.{account}.close", [], { kwargs: { reason: "x" }, params: { account: "a7" } });
    expect(await router.next()).toEqual([48, 1, {}, "com.bank.account.a7.close", [], { reason: "x" }]);
    const options = { kwargs: { reason: "x" }, params: { account: "a.7" } };
    const error = (await failureOf(b.call("com.bank.account.{account}.close", [], options))) as PayloadError;
    expect(error.issues).toEqual([{ path: ["params", "account"], message: 'must be one URI component, is "a.7"' }]);
  });

  it("refuses a procedure that the contract has not", async () => {
    const { b } = await contracted();
    const rob: "com.bank.import" = unchecked("com.bank.rob");
    const error = await failureOf(b.call(rob));
    expect(error).toEqual(new RangeError('the contract has no procedure "com.bank.rob"'));
  });

  it("gets errors the contract names with what schemas make of them, and all others as they are", async () => {
    const { b, router } = await contracted();
    const calls = [1, 2, 3].map(() => failureOf(b.call("com.bank.transfer", ["bob", 5])));
    router.send(
      [8, 48, 1, {}, "com.bank.error.no_funds", [], { short: 3, extra: 1 }],
      [8, 48, 2, {}, "com.bank.error.closed", ["today"]],
      [8, 48, 3, {}, "com.other", [1]],
    );
    const [named, shared, other] = await Promise.all(calls);
    expect(named).toMatchObject({ uri: "com.bank.error.no_funds", kwargs: { short: 3 } });
    expect((named as WampError).kwargs).not.toHaveProperty("extra");
    expect(shared).toMatchObject({ uri: "com.bank.error.closed", args: ["today"] });
    expect(other).toMatchObject({ uri: "com.other", args: [1] });
    expect(bank.isError(named, "com.bank.error.no_funds")).toBe(true);
    expect(bank.isError(shared, "com.bank.error.no_funds")).toBe(false);
  });

  it("fails with the issues of an error that does not fit, which is their cause", async () => {
    const { b, router } = await contracted();
    const call = failureOf(b.call("com.bank.transfer", ["bob", 5]));
    router.send([8, 48, 1, {}, "com.bank.error.no_funds", [], { short: "3" }]);
    const error = (await call) as PayloadError;
    expect(error).toBeInstanceOf(PayloadError);
    expect(error.issues[0]?.path).toEqual(["kwargs", "short"]);
    expect(error.cause).toMatchObject({ uri: "com.bank.error.no_funds", kwargs: { short: "3" } });
  });

  it("waits for schemas that are asynchronous", async () => {
    const { b, router } = await contracted();
    const refused = await failureOf(b.call("com.bank.slow", ["no"]));
    expect((refused as PayloadError).issues).toEqual([{ path: ["args", 0], message: "not no" }]);
    const call = b.call("com.bank.slow", ["yes"]);
    expect(await router.next()).toEqual([48, 1, {}, "com.bank.slow", ["yes"]]);
    router.send([50, 1, {}, ["done"]]);
    expect((await call).value).toBe("done");
  });
});

describe("a progressive call with a contract", () => {
  it("gives progressive results and the final one as schemas make them", async () => {
    const { b, router } = await contracted();
    const call = b.callProgressive("com.bank.export", [2026]);
    expect(await router.next()).toEqual([48, 1, { receive_progress: true }, "com.bank.export", [2026]]);
    router.send([50, 1, { progress: true }, [{ row: 1 }]], [50, 1, { progress: true }, [{ row: 2 }]], [50, 1, {}, [2]]);
    const rows: number[] = [];
    for await (const { value } of call) rows.push(value.row);
    expect(rows).toEqual([1, 2]);
    expect((await call.result).value).toBe(2);
  });

  it("is canceled by a progressive result that does not fit, and fails with it", async () => {
    const { b, router } = await contracted();
    const call = b.callProgressive("com.bank.export", [2026]);
    await router.next();
    router.send([50, 1, { progress: true }, [{ row: "1" }]]);
    const error = (await failureOf(call[Symbol.asyncIterator]().next())) as PayloadError;
    expect(error.issues).toEqual([{ path: ["args", 0, "row"], message: "row must be a number (was a string)" }]);
    expect(await failureOf(call.result)).toBe(error);
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
  });

  it("fails without having been sent if its arguments do not fit", async () => {
    const { b, router } = await contracted();
    const call = b.callProgressive("com.bank.export", unchecked(["x"]));
    const error = await failureOf(call[Symbol.asyncIterator]().next());
    expect((error as PayloadError).issues[0]?.path).toEqual(["args", 0]);
    expect(await failureOf(call.result)).toBe(error);
    call.cancel();
    expect(await router.rest()).toEqual([]);
  });

  it("fails with a final result that does not fit, or an error that does not", async () => {
    const { b, router } = await contracted();
    const [first, second] = [
      b.callProgressive("com.bank.export", [1]),
      b.callProgressive("com.bank.transfer", ["x", 1]),
    ];
    router.send([50, 1, {}, ["x"]], [8, 48, 2, {}, "com.bank.error.no_funds", [], {}]);
    expect(((await failureOf(first.result)) as PayloadError).issues[0]?.path).toEqual(["args", 0]);
    const error = (await failureOf(second[Symbol.asyncIterator]().next())) as PayloadError;
    expect(error.issues[0]?.path).toEqual(["kwargs", "short"]);
    expect(await failureOf(second.result)).toMatchObject({ issues: error.issues });
  });

  it("sends the elements of its input, up to one that does not fit", async () => {
    const { b, router } = await contracted();
    const input = [{ row: 1 }, unchecked({ row: "2" }), { row: 3 }];
    const call = b.callProgressive("com.bank.import", [], { input });
    const error = (await failureOf(call.result)) as PayloadError;
    expect(error.message).toContain('the input of "com.bank.import" does not fit its contract: /args/0/row');
    expect((await router.rest()).map(([type, , options, , args]) => [type, options, args])).toEqual([
      [48, { progress: true, receive_progress: true }, undefined],
      [48, { progress: true }, [{ row: 1 }]],
      [49, { mode: "killnowait" }, undefined],
    ]);
  });

  it("is canceled by leaving its loop, and by cancel, which takes a reason", async () => {
    const { b, router } = await contracted();
    const [left, canceled] = [b.callProgressive("com.bank.export", [1]), b.callProgressive("com.bank.export", [2])];
    router.send([50, 1, { progress: true }, [{ row: 1 }]]);
    for await (const { value } of left) {
      expect(value).toEqual({ row: 1 });
      break;
    }
    canceled.cancel(new Error("enough"));
    expect(await failureOf(canceled.result)).toEqual(new Error("enough"));
    const sent = await router.rest();
    expect(sent.filter(([type]) => type === 49).map(([, request]) => request)).toEqual([1, 2]);
  });
});
