// Written from what a router tells of its procedures and topics; whoever writes it anew loses changes.
import { defineContract } from "@junctor/client/contract";
import { standardSchema } from "@junctor/schema";

export const generated = defineContract({
  procedures: {
    "com.shop.{item}.buy": {
      args: standardSchema<readonly [number]>({"type":"array","prefixItems":[{"type":"integer"}],"minItems":1,"items":false}),
      kwargs: standardSchema<{ readonly "gift"?: boolean }>({"type":"object","properties":{"gift":{"type":"boolean"}}}),
      progress: standardSchema<string>({"type":"string"}),
      result: standardSchema<{ readonly "price": number; readonly "unit"?: "EUR" | "USD" }>({"type":"object","properties":{"price":{"type":"number"},"unit":{"enum":["EUR","USD"]}},"required":["price"]}),
      errors: {
        "com.shop.error.sold_out": {
          kwargs: standardSchema<{ readonly "left": number }>({"required":["left"],"properties":{"left":{"type":"number"}}}),
        },
      },
    },
  },
  topics: {
    "com.shop.{item}.sold": {
      kwargs: standardSchema<{ readonly "count": number }>({"properties":{"count":{"type":"number"}},"required":["count"]}),
    },
  },
});
