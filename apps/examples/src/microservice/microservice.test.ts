import { testRouter } from "@junctor/testing";
import { expect, test } from "vitest";
import { serveStock } from "./serve-stock.ts";

/** Three pieces of tea. */
function smallStock() {
  let left = 3;
  return {
    take: async (item: string, count: number) => (item === "tea" && count <= left ? (left -= count) : undefined),
  };
}

test("several processes reserve from one stock, and go on when one of them leaves", async () => {
  const router = await testRouter();
  const stock = smallStock();
  const [first, second] = [await router.connect(), await router.connect()];
  await serveStock(first, stock);
  await serveStock(second, stock);
  const shop = await router.connect();

  expect((await shop.call("com.shop.reserve", ["tea", 1])).value).toBe(2);
  await first.close();
  expect((await shop.call("com.shop.reserve", ["tea", 2])).value).toBe(0);
  await expect(shop.call("com.shop.reserve", ["tea", 1])).rejects.toMatchObject({
    uri: "com.shop.error.sold_out",
    kwargs: { item: "tea" },
  });
  await router.close();
});
