import { declareContract } from "@junctor/client/contract";
import { readReflection, writeContract } from "@junctor/interfaces";
import { testRouter } from "@junctor/testing";
import type { TestRouter } from "@junctor/testing";
import { afterEach, beforeEach, expect, expectTypeOf, it } from "vitest";
import { generated } from "./generated-contract.test-support.ts";
import { shop } from "./shop.test-support.ts";

let router: TestRouter;

beforeEach(async () => {
  router = await testRouter();
});

afterEach(() => router.close());

it("writes the module that is checked in here from what a running router tells", async () => {
  const keeper = await router.connect();
  await declareContract(keeper, shop);
  const source = writeContract(await readReflection(await router.connect()), { name: "generated" });
  await expect(source).toMatchFileSnapshot("./generated-contract.test-support.ts");
});

it("has the types of the contract that was declared, and holds its schemas against the service", async () => {
  const service = (await router.connect()).use(shop);
  const stranger = (await router.connect()).use(generated);
  await service.register("com.shop.{item}.buy", async function* ({ args: [count], params }) {
    if (count > 9) throw shop.error("com.shop.error.sold_out", { kwargs: { left: 9 } });
    yield `packing ${params.item}`;
    await service.publish("com.shop.{item}.sold", [], { kwargs: { count }, params, acknowledge: true });
    return { price: 3 * count, unit: "EUR" } as const;
  });
  const sold = await stranger.subscribe("com.shop.{item}.sold");
  const { value } = await stranger.call("com.shop.{item}.buy", [2], { params: { item: "tea" } });
  expectTypeOf(value).toEqualTypeOf<{ readonly price: number; readonly unit?: "EUR" | "USD" }>();
  expect(value).toEqual({ price: 6, unit: "EUR" });
  expect(await sold[Symbol.asyncIterator]().next()).toMatchObject({
    value: { params: { item: "tea" }, kwargs: { count: 2 } },
  });
  const soldOut = await stranger
    .call("com.shop.{item}.buy", [10], { params: { item: "tea" } })
    .catch((e: unknown) => e);
  expect(generated.isError(soldOut, "com.shop.error.sold_out")).toBe(true);
  // @ts-expect-error -- the argument is a number
  await expect(stranger.call("com.shop.{item}.buy", ["2"], { params: { item: "tea" } })).rejects.toMatchObject({
    issues: [{ path: ["args", "0"], message: "must be an integer" }],
  });
});
