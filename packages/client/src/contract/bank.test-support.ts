import { type } from "arktype";
import * as v from "valibot";
import { z } from "zod";
import { defineContract } from "./define-contract.ts";

/** One contract with the schemas of three libraries. */
export const bank = defineContract({
  procedures: {
    "com.bank.transfer": {
      args: v.tuple([v.string(), v.pipe(v.number(), v.minValue(1))]),
      kwargs: v.object({ memo: v.optional(v.string(), "none") }),
      result: v.object({ balance: v.number() }),
      errors: { "com.bank.error.no_funds": v.object({ short: v.number() }) },
    },
    "com.bank.export": { args: z.tuple([z.number()]), progress: type({ row: "number" }), result: z.number() },
    "com.bank.import": { input: type({ row: "number" }), result: z.object({ rows: z.number() }) },
    "com.bank.account.{account}.close": { kwargs: z.object({ reason: z.string() }) },
    "com.bank.range": { result: { args: z.tuple([z.number(), z.number()]), kwargs: z.object({ unit: z.string() }) } },
    "com.bank.slow": {
      args: z.tuple([z.string().refine((text) => Promise.resolve(text !== "no"), "not no")]),
      progress: z.number(),
      result: z.string(),
    },
  },
  topics: {
    "com.bank.tick": { args: z.tuple([z.number(), z.coerce.date()]) },
    "com.bank.account.{account}.changed": { args: type(["number"]), kwargs: type({ by: "string" }) },
  },
  errors: { "com.bank.error.closed": { args: z.tuple([z.string()]) } },
});
