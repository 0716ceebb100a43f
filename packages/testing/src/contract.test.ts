import { defineContract } from "@junctor/client/contract";
import { expect, test } from "vitest";
import { z } from "zod";
import { testRouter } from "./test-router.ts";

const shop = defineContract({
  procedures: {
    "com.shop.{item}.buy": { args: z.tuple([z.number().int()]), progress: z.string(), result: z.number() },
    "com.shop.fill": { input: z.number(), result: z.number() },
  },
  topics: { "com.shop.{item}.sold": { kwargs: z.object({ count: z.number(), at: z.coerce.date() }) } },
});

test("a contract holds between sessions of a real router", async () => {
  const router = await testRouter();
  const [keeper, customer] = [await router.connect(), await router.connect()];
  const [k, c] = [keeper.use(shop), customer.use(shop)];
  await k.register("com.shop.{item}.buy", async function* ({ args: [count], params }) {
    yield `packing ${params.item}`;
    const kwargs = { count, at: "2026-01-31" };
    await k.publish("com.shop.{item}.sold", [], { kwargs, params, acknowledge: true });
    return count * 3;
  });
  await k.register("com.shop.fill", async ({ input }) => {
    let sum = 0;
    for await (const { value } of input) sum += value;
    return sum;
  });
  const sold = await c.subscribe("com.shop.{item}.sold");

  const call = c.callProgressive("com.shop.{item}.buy", [2], { params: { item: "tea" } });
  const said: string[] = [];
  for await (const { value } of call) said.push(value);
  expect([said, (await call.result).value]).toEqual([["packing tea"], 6]);
  expect(await sold[Symbol.asyncIterator]().next()).toMatchObject({
    value: { params: { item: "tea" }, kwargs: { count: 2, at: new Date("2026-01-31") } },
  });
  expect((await c.callProgressive("com.shop.fill", [], { input: [1, 2, 3] }).result).value).toBe(6);

  await expect(customer.call("com.shop.tea.buy", [0.5])).rejects.toMatchObject({
    uri: "wamp.error.invalid_argument",
    kwargs: { payload: "call", pointer: "/args/0" },
  });
  await router.close();
});
