import type { Session } from "@junctor/client";
import { WampError } from "@junctor/client";
import { ErrorUri } from "@junctor/core";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import { UserError } from "../user-error.ts";
import { readIds } from "./read-ids.ts";

/** The flags of `junctor meta kill`. */
export interface KillFlags extends ConnectionFlags {
  readonly byAuthid?: string | undefined;
  readonly byAuthrole?: string | undefined;
  readonly all?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

/** Which sessions to end. */
export interface KillGiven {
  readonly names: readonly string[];
  readonly flags: KillFlags;
}

/** One call of the meta API, and how many sessions it ended. */
interface Kill {
  readonly procedure: string;
  readonly args: readonly unknown[];
  readonly count: (value: unknown) => number;
}

/** `junctor meta kill`: ends sessions, and prints how many. */
export async function killSessions({ names, flags }: KillGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const kills = killsOf(names, flags);
  const kwargs = { reason: flags.reason, message: flags.message };
  const kill = async (session: Session, { procedure, args, count }: Kill): Promise<number> =>
    count((await session.call(`wamp.session.${procedure}`, args, { kwargs, signal: terminal.signal })).value);
  await withSessions({ flags }, terminal, async (session) => {
    let killed = 0;
    for (const each of kills) killed += await kill(session, each);
    terminal.print({ killed });
    if (killed === 0) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  });
}

function killsOf(names: readonly string[], { byAuthid, byAuthrole, all }: KillFlags): readonly Kill[] {
  const kills: Kill[] = readIds(names).map((id) => ({ procedure: "kill", args: [id], count: () => 1 }));
  if (byAuthid !== undefined) kills.push({ procedure: "kill_by_authid", args: [byAuthid], count: countOf });
  if (byAuthrole !== undefined) kills.push({ procedure: "kill_by_authrole", args: [byAuthrole], count: countOf });
  if (all === true) kills.push({ procedure: "kill_all", args: [], count: countOf });
  if (kills.length > 0) return kills;
  throw new UserError("junctor: whom? Name sessions, or say --by-authid, --by-authrole or --all.");
}

/** Routers tell how many, or which. */
function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value);
}
