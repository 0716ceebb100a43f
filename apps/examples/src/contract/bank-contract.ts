import { defineContract } from "@junctor/client/contract";
import { z } from "zod";

/** What the bank's service and its clients have agreed on. */
export const bank = defineContract({
  procedures: {
    "com.bank.transfer": {
      args: z.tuple([z.string(), z.number().positive()]),
      result: z.object({ balance: z.number() }),
      errors: { "com.bank.error.no_funds": z.object({ short: z.number() }) },
    },
  },
  topics: { "com.bank.transferred": { args: z.tuple([z.string(), z.number()]) } },
});
