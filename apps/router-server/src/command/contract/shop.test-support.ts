import { defineContract } from "@junctor/client/contract";
import { standardSchema } from "@junctor/schema";

const price = {
  type: "object",
  properties: { price: { type: "number" }, unit: { enum: ["EUR", "USD"] } },
  required: ["price"],
};

/** What a service has agreed on, and declares. */
export const shop = defineContract({
  procedures: {
    "com.shop.{item}.buy": {
      args: standardSchema<[number]>({ type: "array", prefixItems: [{ type: "integer" }], minItems: 1, items: false }),
      kwargs: standardSchema<{ gift?: boolean }>({ type: "object", properties: { gift: { type: "boolean" } } }),
      progress: standardSchema<string>({ type: "string" }),
      result: standardSchema<{ price: number; unit?: "EUR" | "USD" }>(price),
      errors: {
        "com.shop.error.sold_out": standardSchema<{ left: number }>({
          required: ["left"],
          properties: { left: { type: "number" } },
        }),
      },
    },
  },
  topics: {
    "com.shop.{item}.sold": {
      kwargs: standardSchema<{ count: number }>({ properties: { count: { type: "number" } }, required: ["count"] }),
    },
  },
});
