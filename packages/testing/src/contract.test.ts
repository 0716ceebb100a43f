import { declareContract, defineContract } from "@junctor/client/contract";
import { jsonSchema } from "@junctor/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import { testRouter } from "./test-router.ts";
import { VirtualClock } from "./virtual-clock.ts";

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

test("what was registered and subscribed to through a contract outlives sessions, still compared", async () => {
  const clock = new VirtualClock();
  const router = await testRouter({ clock });
  const reported: unknown[] = [];
  const service = await router.connect({ reconnect: {}, onError: (error) => reported.push(error) });
  const s = service.use(shop);
  await s.register("com.shop.{item}.buy", ({ args: [count] }) => count * 3);
  const sold = await s.subscribe("com.shop.{item}.sold");
  router.cut();
  await clock.advance(1_000);
  const stranger = await router.connect();
  await stranger.publish("com.shop.tea.sold", [], { acknowledge: true });
  await stranger.publish("com.shop.tea.sold", [], { kwargs: { count: 1, at: "2026-01-31" }, acknowledge: true });
  expect(await sold[Symbol.asyncIterator]().next()).toMatchObject({ value: { params: { item: "tea" } } });
  expect(reported).toMatchObject([{ name: "PayloadError", issues: [{ path: ["kwargs", "count"] }, {}] }]);
  expect((await stranger.call("com.shop.tea.buy", [2])).value).toBe(6);
  await expect(stranger.call("com.shop.tea.buy", ["2"])).rejects.toMatchObject({ uri: "wamp.error.invalid_argument" });
  await service.close();
  await router.close();
});

test("a contract that was declared holds at the router, for those who do not have it", async () => {
  const router = await testRouter({ realm: { validator: jsonSchema() } });
  const [keeper, stranger] = [await router.connect(), await router.connect()];
  await declareContract(keeper, shop, {
    toJsonSchema: (schema) => z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" }),
  });
  await keeper.use(shop).register("com.shop.{item}.buy", () => 1);
  await expect(stranger.call("com.shop.tea.buy", ["2"])).rejects.toMatchObject({
    uri: "wamp.error.invalid_argument",
    args: ["/args/0 of the call must be an integer"],
  });
  const event = keeper.publish("com.shop.tea.sold", [], { kwargs: { count: "1" }, acknowledge: true });
  await expect(event).rejects.toMatchObject({ uri: "wamp.error.invalid_argument", kwargs: { payload: "event" } });
  await router.close();
});
