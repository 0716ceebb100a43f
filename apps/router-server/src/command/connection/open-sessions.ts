import { connect, openSession } from "@junctor/client";
import type { Client, ConnectOptions, Session, SessionOptions, Status } from "@junctor/client";
import { oneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { ConnectionFlags } from "./connection-flags.ts";
import type { ReconnectFlag } from "./reconnect-flag.ts";
import { readConnectionSettings } from "./connection-settings.ts";
import { createAuthenticator } from "./create-authenticator.ts";
import { createSerializer } from "./create-serializer.ts";
import { openTransport } from "./open-transport.ts";

/** Sessions that are wanted. */
export interface SessionUse {
  readonly flags: ConnectionFlags;
  /** How many sessions. Default: 1. */
  readonly parallel?: number | undefined;
}

/** Clients that are wanted. */
export interface ClientUse extends SessionUse {
  readonly flags: ConnectionFlags & ReconnectFlag;
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
 * As `withSessions`, with clients that outlive their sessions: after the first one they join again whenever the router
 * comes back, unless `--no-reconnect` says otherwise.
 */
export async function withClients(
  { flags, parallel = 1 }: ClientUse,
  terminal: Terminal,
  use: (client: Client, index: number) => Promise<void>,
): Promise<void> {
  const options: ConnectOptions = {
    ...(await readSessionOptions(flags, terminal)),
    // A router that is not there at first is more likely one that was not meant.
    reconnect: flags.reconnect === false ? false : { first: false },
    onStatus: (status) => sayStatus(status, terminal),
  };
  const clients: Client[] = [];
  // Nothing else keeps the process alive between two sessions.
  const alive = setInterval(() => {}, 60_000);
  try {
    for (let index = 0; index < parallel; index++) clients.push(await connect(options));
    await Promise.all(clients.map(use));
  } finally {
    await Promise.all(clients.map((client) => client.close()));
    clearInterval(alive);
  }
}

/** Tells what happens between two sessions. */
function sayStatus(status: Status, terminal: Terminal): void {
  if (status.type === "retrying" && status.attempt === 1) {
    terminal.say(`the session was lost (${status.error.message}); joining again`);
  } else if (status.type === "restored") {
    terminal.say("joined again");
  }
}

/**
 * Reads what a connection should be from flags, the environment and a profile.
 * @param warn told what is not wise. Default: `terminal.say`.
 * @throws {UserError} if something of it is wrong.
 */
export async function readSessionOptions(
  flags: ConnectionFlags,
  terminal: Terminal,
  warn: (text: string) => void = terminal.say,
): Promise<SessionOptions> {
  const settings = await readConnectionSettings(flags, terminal.environment, warn);
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
