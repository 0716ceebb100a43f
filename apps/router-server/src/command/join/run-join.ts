import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import { untilOver } from "../connection/until-over.ts";
import { openTerminal } from "../terminal/terminal.ts";

/** The flags of `junctor join`. */
export interface JoinFlags extends ConnectionFlags {
  readonly time?: number | undefined;
  readonly parallel?: number | undefined;
  readonly details?: boolean | undefined;
}

/** `junctor join`: prints a line for each session, and stays. */
export async function runJoin(flags: JoinFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const { time, parallel, details: withDetails } = flags;
  await withSessions({ flags, parallel }, terminal, async (session) => {
    const { id, realm, details } = session;
    const { authid, authrole, authmethod, authprovider } = details;
    const who = { session: id, realm, authid, authrole, authmethod, authprovider };
    terminal.print(withDetails === true ? { ...who, details } : who);
    await untilOver({ session, time }, terminal);
  });
}
