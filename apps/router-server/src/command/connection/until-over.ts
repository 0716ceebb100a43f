import type { Session, SessionEnd } from "@junctor/client";
import { CloseUri } from "@junctor/core";
import { ExitCode } from "../exit-code.ts";
import { waitFor } from "../load/wait-for.ts";
import { oneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UserError } from "../user-error.ts";

/** What ends a session that waits for what comes. */
export interface Stay {
  readonly session: Session;
  /** Resolves when enough has come. Default: never. */
  readonly enough?: Promise<void> | undefined;
  /** Milliseconds after which all is well. */
  readonly time?: number | undefined;
  /** Milliseconds after which it has failed. */
  readonly timeout?: number | undefined;
  /** What must not end: each resolves with the reason if the router takes it away. */
  readonly kept?: readonly { readonly name: string; readonly closed: Promise<string | undefined> }[] | undefined;
}

/**
 * Stays in a session until enough has come or the time is over.
 * @throws {UserError} with the exit code, if the session or what must be kept ends before, if it takes too long, or the
 *   user interrupts it.
 */
export async function untilOver(stay: Stay, terminal: Terminal): Promise<void> {
  const { session, enough, time, timeout, kept = [] } = stay;
  const over = new AbortController();
  const signal = AbortSignal.any([terminal.signal, over.signal]);
  const never = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
  });
  const ends: Promise<void>[] = [
    never,
    session.closed.then(throwEnd),
    ...kept.map((each) => untilTaken(each, session)),
  ];
  if (enough !== undefined) ends.push(enough);
  if (time !== undefined) ends.push(waitFor(time, { signal }));
  if (timeout !== undefined) ends.push(waitFor(timeout, { signal }).then(throwTimeout));
  try {
    await Promise.race(ends);
  } finally {
    over.abort(new UserError("", 0));
  }
}

function throwTimeout(): never {
  throw new UserError("junctor: timed out.", ExitCode.TIMEOUT);
}

/** The router can take away what it gave; that it also ends with the session is told by the session. */
async function untilTaken(
  { name, closed }: { readonly name: string; readonly closed: Promise<string | undefined> },
  session: Session,
): Promise<void> {
  const reason = await closed;
  const end = await Promise.race([
    session.closed,
    new Promise<undefined>((resolve) => setImmediate(resolve, undefined)),
  ]);
  if (end !== undefined) throwEnd(end);
  throw new UserError(`junctor: the router ended ${oneLine(`${name}: ${reason ?? "no reason given"}`)}`, ExitCode.WAMP);
}

const GONE: ReadonlySet<string> = new Set([CloseUri.SYSTEM_SHUTDOWN, CloseUri.CLOSE_REALM]);

/** The router is gone, or it did not want this session any more. */
function throwEnd({ cause, reason }: SessionEnd): void {
  if (cause === "left") return;
  const exitCode = cause === "lost" || GONE.has(reason) ? ExitCode.NO_CONNECTION : ExitCode.WAMP;
  throw new UserError(`junctor: the session ended: ${oneLine(reason)}`, exitCode);
}
