import { joined } from "../client.test-support.ts";
import type { ScriptedRouter } from "../client.test-support.ts";
import type { ErrorSource } from "../error-reporter.ts";
import { bank } from "./bank.test-support.ts";
import type { ContractSession } from "./contract-session.ts";

/** What `onError` was told. */
export interface Reported {
  readonly error: unknown;
  readonly source: ErrorSource;
}

/** A session that uses the bank's contract, with a scripted router that can do everything. */
export async function contracted(): Promise<{
  readonly b: ContractSession<typeof bank.definition>;
  readonly router: ScriptedRouter;
  readonly reported: readonly Reported[];
}> {
  const reported: Reported[] = [];
  const { session, router } = await joined({
    announced: { dealer: ["progressive_call_results", "progressive_call_invocations", "call_canceling"] },
    onError: (error, source) => reported.push({ error, source }),
  });
  return { b: session.use(bank), router, reported };
}
