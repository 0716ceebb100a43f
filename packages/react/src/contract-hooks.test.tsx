import { PayloadError } from "@junctor/client";
import { defineContract } from "@junctor/client/contract";
import { act } from "@testing-library/react";
import type { ReactElement } from "react";
import { expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { contractHooks } from "./contract-hooks.ts";
import { open } from "./react.test-support.ts";

const shop = defineContract({
  procedures: {
    "com.shop.{item}.price": { result: z.number() },
    "com.shop.buy": { args: z.tuple([z.string(), z.number()]), result: z.object({ price: z.number() }) },
  },
  topics: { "com.shop.{item}.sold": { args: z.tuple([z.coerce.date()]) } },
});

const { useCall, useQuery, useSubscription, useLatestEvent } = contractHooks(shop);

function Shop({ report }: { readonly report: (error: unknown) => void }): ReactElement {
  const price = useQuery("com.shop.{item}.price", [], { params: { item: "tea" } });
  const buy = useCall("com.shop.buy");
  const sold = useLatestEvent("com.shop.{item}.sold");
  const { state } = useSubscription("com.shop.{item}.sold", ({ params }) => report(params.item));
  expectTypeOf(price.result?.value).toEqualTypeOf<number | undefined>();
  expectTypeOf(sold?.args).toEqualTypeOf<readonly [Date] | undefined>();
  const press = (count: number): void => {
    buy.call(["tea", count]).catch(report);
  };
  return (
    <p>
      <span>{`costs ${price.result?.value}`}</span>
      <span>{`bought for ${buy.result?.value.price}`}</span>
      <span>{`sold ${sold?.params.item} in ${sold?.args[0].getUTCFullYear()}`}</span>
      <span>{state}</span>
      <button onClick={() => press(2)}>buy</button>
      <button onClick={() => press("2" as never)}>cheat</button>
    </p>
  );
}

it("hooks of a contract have its types, and hold its schemas", async () => {
  const reported: unknown[] = [];
  const { page, router } = await open(<Shop report={(value) => reported.push(value)} />, async (prepared) => {
    const keeper = (await prepared.connect()).use(shop);
    await keeper.register("com.shop.{item}.price", ({ params }) => params.item.length);
    await keeper.register("com.shop.buy", ({ args: [, count] }) => ({ price: 3 * count }));
  });
  await page.findByText("costs 3");
  await page.findByText("active");
  act(() => page.getByText("buy").click());
  await page.findByText("bought for 6");
  const keeper = (await router.connect()).use(shop);
  await keeper.publish("com.shop.{item}.sold", ["2026-02-03"], { params: { item: "tea" }, acknowledge: true });
  await page.findByText("sold tea in 2026");
  expect(reported).toEqual(["tea"]);
  await act(async () => page.getByText("cheat").click());
  expect(reported[1]).toBeInstanceOf(PayloadError);
});

it("hooks of a contract take nothing else", () => {
  const lines = (): void => {
    // @ts-expect-error -- the contract has no such procedure
    useCall("com.shop.sell");
    // @ts-expect-error -- the placeholder has no value
    useQuery("com.shop.{item}.price", []);
    // @ts-expect-error -- the contract has no such topic
    useLatestEvent("com.shop.tea.sold");
    // @ts-expect-error -- there is no such placeholder
    useSubscription("com.shop.{item}.sold", ({ params }) => params.name);
    // @ts-expect-error -- arguments have their types
    void useCall("com.shop.buy").call(["tea", "2"]);
  };
  expectTypeOf(lines).toBeFunction();
});
