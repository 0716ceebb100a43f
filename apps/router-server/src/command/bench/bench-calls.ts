import { result } from "@junctor/client";
import type { Session } from "@junctor/client";
import { readSessionOptions, useSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { BenchFlags } from "./bench-flags.ts";
import { measure } from "./measure.ts";
import { ownUri } from "./own-uri.ts";

/** What to call. */
export interface BenchCallsGiven {
  readonly procedure: string | undefined;
  readonly flags: BenchFlags;
}

/** `junctor bench calls`: prints how many calls a second there were. */
export async function benchCalls({ procedure: given, flags }: BenchCallsGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { signal } = terminal;
  const options = await readSessionOptions(flags, terminal);
  const procedure = given ?? ownUri();
  const args = ["x".repeat(flags.size)];
  await useSessions(options, 1, async (callee) => {
    if (given === undefined) await callee.register(procedure, (call) => result(call.args, call.kwargs));
    const request = (session: Session): Promise<unknown> => session.call(procedure, args, { signal });
    const measured = await measure({ options, flags, request }, terminal);
    terminal.print({ procedure, calls: measured.count, ...measured.result() });
  });
}
