import type { Session } from "@junctor/client";
import { ErrorUri } from "@junctor/core";
import { withSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { ListFlags } from "./list-entities.ts";
import { printEach } from "./print-each.ts";
import { readIds } from "./read-ids.ts";

/** Which sessions. */
export interface SessionsGiven {
  readonly names: readonly string[];
  readonly flags: ListFlags;
}

/** `junctor meta sessions`: prints a line for each session. */
export async function listSessions({ names, flags }: SessionsGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { signal } = terminal;
  const get = async (session: Session, id: number): Promise<object> =>
    (await session.call<object>("wamp.session.get", [id], { signal })).value;
  const given = readIds(names);
  await withSessions({ flags }, terminal, async (session) => {
    if (given.length > 0) {
      // Who asks for a session wants to know that it is not there.
      for (const id of given) terminal.print(await get(session, id));
    } else if (flags.count === true) {
      terminal.print({ count: (await session.call("wamp.session.count", [], { signal })).value });
    } else {
      const { value: ids } = await session.call<number[]>("wamp.session.list", [], { signal });
      await printEach(ids, { get, gone: ErrorUri.NO_SUCH_SESSION }, { session, terminal });
    }
  });
}
