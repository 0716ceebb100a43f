import type { Result, WampError } from "../index.ts";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { bank } from "./bank.test-support.ts";
import type { ContractSession } from "./contract-session.ts";
import { defineContract } from "./define-contract.ts";

/** The compiler reads what stands in here; it is never run. */
type Lines = (b: ContractSession<typeof bank.definition>) => Promise<void>;

test("callers give what a procedure takes, and get what it gives", () => {
  const lines: Lines = async (b) => {
    const transferred = await b.call("com.bank.transfer", ["bob", 5]);
    expectTypeOf(transferred.value).toEqualTypeOf<{ balance: number }>();
    await b.call("com.bank.transfer", ["bob", 5], { kwargs: { memo: "x" }, timeout: 1 });
    await b.call("com.bank.account.{account}.close", [], { kwargs: { reason: "x" }, params: { account: "7" } });
    const range = await b.call("com.bank.range");
    expectTypeOf(range.args).toExtend<readonly [number, number]>();
    expectTypeOf(range.value).toEqualTypeOf<number>();
    expectTypeOf(range.kwargs.unit).toEqualTypeOf<string>();

    // @ts-expect-error -- the contract has no such procedure
    await b.call("com.bank.rob", ["bob"]);
    // @ts-expect-error -- an argument is missing
    await b.call("com.bank.transfer", ["bob"]);
    // @ts-expect-error -- all arguments are missing
    await b.call("com.bank.transfer");
    // @ts-expect-error -- an argument has the wrong type
    await b.call("com.bank.transfer", ["bob", "5"]);
    // @ts-expect-error -- a keyword argument has the wrong type
    await b.call("com.bank.transfer", ["bob", 5], { kwargs: { memo: 1 } });
    // @ts-expect-error -- a keyword argument that is needed is missing
    await b.call("com.bank.account.{account}.close", [], { params: { account: "7" } });
    // @ts-expect-error -- a placeholder has no value
    await b.call("com.bank.account.{account}.close", [], { kwargs: { reason: "x" } });
    // @ts-expect-error -- there is no such placeholder
    await b.call("com.bank.account.{account}.close", [], { kwargs: { reason: "x" }, params: { accounts: "7" } });
    // @ts-expect-error -- a topic is not a procedure
    await b.call("com.bank.tick", [1, 2]);
    // @ts-expect-error -- the result has no such member
    void transferred.value.amount;
  };
  expectTypeOf(lines).toBeFunction();
});

test("progress and input have their types", () => {
  const lines: Lines = async (b) => {
    const exporting = b.callProgressive("com.bank.export", [2026]);
    for await (const row of exporting) expectTypeOf(row.value).toEqualTypeOf<{ row: number }>();
    expectTypeOf(await exporting.result).toEqualTypeOf<Result<number>>();
    b.callProgressive("com.bank.import", [], { input: [{ row: 1 }] });
    // @ts-expect-error -- an element of the input has the wrong type
    b.callProgressive("com.bank.import", [], { input: [{ row: "1" }] });
    // @ts-expect-error -- only progressive calls have an input
    await b.call("com.bank.import", [], { input: [{ row: 1 }] });
  };
  expectTypeOf(lines).toBeFunction();
});

test("callees get what a procedure takes, and give what it gives", () => {
  const lines: Lines = async (b) => {
    await b.register("com.bank.transfer", ({ args, kwargs }) => {
      expectTypeOf(args).toEqualTypeOf<readonly [string, number]>();
      expectTypeOf(kwargs.memo).toEqualTypeOf<string>();
      return { balance: args[1] };
    });
    await b.register("com.bank.export", async function* ({ args: [year], progress }) {
      await progress({ row: year });
      yield { row: year };
      return 1;
    });
    await b.register("com.bank.export", ({ args: [year] }) => year);
    await b.register("com.bank.import", async ({ input }) => {
      for await (const { value } of input) expectTypeOf(value).toEqualTypeOf<{ row: number }>();
      return { rows: 1 };
    });
    await b.register("com.bank.account.{account}.close", ({ params }) => {
      expectTypeOf(params).toEqualTypeOf<{ readonly account: string }>();
    });
    // @ts-expect-error -- the result has the wrong type
    await b.register("com.bank.transfer", () => ({ balance: "1" }));
    // @ts-expect-error -- an asynchronous result has the wrong type
    await b.register("com.bank.transfer", async () => 1);
    // @ts-expect-error -- a progressive result has the wrong type
    await b.register("com.bank.export", async function* () {
      yield 1;
      return 1;
    });
    // @ts-expect-error -- the result of a generator has the wrong type
    await b.register("com.bank.export", async function* () {
      yield { row: 1 };
      return "1";
    });
    // @ts-expect-error -- a progressive result has the wrong type
    await b.register("com.bank.export", ({ progress }) => progress(1).then(() => 1));
    // @ts-expect-error -- the contract decides how the procedure is matched
    await b.register("com.bank.export", () => 1, { match: "prefix" });
    // @ts-expect-error -- arguments have their types
    await b.register("com.bank.export", ({ args: [year] }) => year.length);
  };
  expectTypeOf(lines).toBeFunction();
});

test("publishers give what subscribers get", () => {
  const lines: Lines = async (b) => {
    const { id } = await b.publish("com.bank.tick", [1, "2026-01-01"], { acknowledge: true });
    expectTypeOf(id).toEqualTypeOf<number>();
    await b.publish("com.bank.account.{account}.changed", [1], { kwargs: { by: "x" }, params: { account: "7" } });
    await b.subscribe("com.bank.tick", ({ args }) => {
      expectTypeOf(args).toEqualTypeOf<readonly [number, Date]>();
    });
    const changes = await b.subscribe("com.bank.account.{account}.changed", { params: { account: "7" } });
    for await (const { args, kwargs, params } of changes) {
      expectTypeOf(args).toEqualTypeOf<readonly [number]>();
      expectTypeOf(kwargs.by).toEqualTypeOf<string>();
      expectTypeOf(params.account).toEqualTypeOf<string>();
    }
    // @ts-expect-error -- the contract has no such topic
    await b.publish("com.bank.tock", [1]);
    // @ts-expect-error -- an argument has the wrong type
    await b.publish("com.bank.tick", ["1", "2026-01-01"], { acknowledge: true });
    // @ts-expect-error -- keyword arguments are missing
    await b.publish("com.bank.account.{account}.changed", [1], { params: { account: "7" } });
    // @ts-expect-error -- the placeholder has no value
    await b.publish("com.bank.account.{account}.changed", [1], { kwargs: { by: "x" } });
    // @ts-expect-error -- the contract has no such topic
    await b.subscribe("com.bank.tock", () => undefined);
    // @ts-expect-error -- there is no such placeholder
    await b.subscribe("com.bank.account.{account}.changed", ({ params }) => params.user);
    // @ts-expect-error -- a procedure is not a topic
    await b.subscribe("com.bank.export");
  };
  expectTypeOf(lines).toBeFunction();
});

test("errors have their URIs and payloads", () => {
  const lines = (error: unknown): void => {
    expectTypeOf(bank.error("com.bank.error.no_funds", { kwargs: { short: 1 } })).toEqualTypeOf<
      WampError<"com.bank.error.no_funds">
    >();
    bank.error("com.bank.error.closed", { args: ["x"] });
    if (bank.isError(error, "com.bank.error.no_funds")) expectTypeOf(error.kwargs.short).toEqualTypeOf<number>();
    if (bank.isError(error, "com.bank.error.closed")) expectTypeOf(error.args[0]).toEqualTypeOf<string>();
    // @ts-expect-error -- the contract has no such error
    bank.error("com.bank.error.unknown", {});
    // @ts-expect-error -- a keyword argument has the wrong type
    bank.error("com.bank.error.no_funds", { kwargs: { short: "1" } });
    // @ts-expect-error -- keyword arguments are missing
    bank.error("com.bank.error.no_funds", {});
    // @ts-expect-error -- the contract has no such error
    bank.isError(error, "com.bank.error.unknown");
  };
  expectTypeOf(lines).toBeFunction();
});

test("a contract needs schemas of lists for arguments, and of dicts for keyword arguments", () => {
  const lines = (): void => {
    defineContract({ procedures: { "com.example.p": {} } });
    // @ts-expect-error -- arguments are a list
    defineContract({ procedures: { "com.example.p": { args: z.string() } } });
    // @ts-expect-error -- keyword arguments are a dict
    defineContract({ topics: { "com.example.t": { kwargs: z.number() } } });
    // @ts-expect-error -- a schema is not a string
    defineContract({ topics: { "com.example.t": { args: "number" } } });
  };
  expectTypeOf(lines).toBeFunction();
});
