import type { Session } from "@junctor/client";
import { ErrorUri } from "@junctor/core";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import { printEach } from "./print-each.ts";

/** The flags of lists. */
export interface ListFlags extends ConnectionFlags {
  readonly count?: boolean | undefined;
  readonly members?: boolean | undefined;
}

/** What to list. */
export interface ListGiven {
  readonly what: "registrations" | "subscriptions";
  /** A URI that they have to match. */
  readonly name: string | undefined;
  readonly flags: ListFlags;
}

/** What the meta API calls things. */
const NAMES = {
  registrations: { prefix: "wamp.registration", members: "callees", gone: ErrorUri.NO_SUCH_REGISTRATION },
  subscriptions: { prefix: "wamp.subscription", members: "subscribers", gone: ErrorUri.NO_SUCH_SUBSCRIPTION },
} as const;

/** `junctor meta registrations` and `subscriptions`: prints a line for each. */
export async function listEntities({ what, name, flags }: ListGiven): Promise<void> {
  const { prefix, members, gone } = NAMES[what];
  const terminal = openTerminal(flags);
  const { signal } = terminal;
  const ask = async (session: Session, procedure: string, args: unknown[] = []): Promise<unknown> =>
    (await session.call(`${prefix}.${procedure}`, args, { signal })).value;
  const get = async (session: Session, id: number): Promise<object> => {
    const [told, sessions] = await Promise.all([
      ask(session, "get", [id]),
      flags.members === true ? ask(session, `list_${members}`, [id]) : undefined,
    ]);
    return { ...(told as object), [members]: sessions };
  };
  await withSessions({ flags }, terminal, async (session) => {
    const ids = name === undefined ? allOf(await ask(session, "list")) : listOf(await ask(session, "match", [name]));
    if (flags.count === true) terminal.print({ count: ids.length });
    else await printEach(ids, { get, gone }, { session, terminal });
  });
}

/** The ids of every match policy. */
function allOf(lists: unknown): readonly number[] {
  return Object.values(lists as { readonly [policy: string]: readonly number[] }).flat();
}

/** Nothing, one id (of the registration that a call reaches) or several. */
function listOf(matched: unknown): readonly number[] {
  if (matched === null || matched === undefined) return [];
  return (Array.isArray(matched) ? matched : [matched]) as number[];
}
