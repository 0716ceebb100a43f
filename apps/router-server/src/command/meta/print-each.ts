import { WampError } from "@junctor/client";
import type { Session } from "@junctor/client";
import type { Terminal } from "../terminal/terminal.ts";

/** So many calls are on their way at once. */
const BATCH = 64;

/** How to ask for one thing of a list. */
export interface Question {
  /** Gets what there is to tell of it. */
  get(session: Session, id: number): Promise<object>;
  /** The error that says that it is not there any more. */
  readonly gone: string;
}

/** Prints a line for each of some ids, in their order; what has gone meanwhile is left out. */
export async function printEach(
  ids: readonly number[],
  { get, gone }: Question,
  { session, terminal }: { readonly session: Session; readonly terminal: Terminal },
): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const asked = ids.slice(from, from + BATCH).map((id) => get(session, id).catch(ignore(gone)));
    for (const told of await Promise.all(asked)) if (told !== undefined) terminal.print(told);
  }
}

function ignore(uri: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof WampError && error.uri === uri) return undefined;
    throw error;
  };
}
