import { openSession } from "@junctor/client";
import type { SessionOptions, Session } from "@junctor/client";
import { oneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { ConnectionFlags } from "./connection-flags.ts";
import { readConnectionSettings } from "./connection-settings.ts";
import { createAuthenticator } from "./create-authenticator.ts";
import { createSerializer } from "./create-serializer.ts";
import { openTransport } from "./open-transport.ts";

/** What to do with sessions. */
export interface SessionUse {
  readonly flags: ConnectionFlags;
  /** How many sessions. Default: 1. */
  readonly parallel?: number | undefined;
}

/**
 * Joins, lets `use` work with each session, all of them at the same time, and leaves again, however it ended.
 * @throws what keeps one of them from joining, and what `use` throws first.
 */
export async function withSessions(
  { flags, parallel }: SessionUse,
  terminal: Terminal,
  use: (session: Session, index: number) => Promise<void>,
): Promise<void> {
  await useSessions(await readSessionOptions(flags, terminal), parallel, use);
}

/** As `withSessions`, for who joins several times: secrets are asked for only once. */
export async function useSessions(
  options: SessionOptions,
  parallel: number | undefined,
  use: (session: Session, index: number) => Promise<void>,
): Promise<void> {
  const sessions: Session[] = [];
  try {
    for (let index = 0; index < (parallel ?? 1); index++) sessions.push(await openSession(options));
    await Promise.all(sessions.map(use));
  } finally {
    await Promise.all(sessions.map((session) => session.leave()));
  }
}

/**
 * Reads what a connection should be from flags, the environment and a profile.
 * @throws {UserError} if something of it is wrong.
 */
export async function readSessionOptions(flags: ConnectionFlags, terminal: Terminal): Promise<SessionOptions> {
  const settings = await readConnectionSettings(flags, terminal.environment, terminal.say);
  const authenticator = await createAuthenticator(settings);
  return {
    transport: await openTransport(settings),
    serializers: [await createSerializer(settings.serializer)],
    realm: settings.realm,
    authid: settings.authid,
    authrole: settings.authrole,
    ...(authenticator !== undefined && { auth: [authenticator] }),
    signal: terminal.signal,
    onError: (error, { kind, uri }) => {
      const text = error instanceof Error ? error.message : String(error);
      terminal.say(`${kind}${uri === undefined ? "" : ` of ${uri}`}: ${oneLine(text)}`);
    },
  };
}
