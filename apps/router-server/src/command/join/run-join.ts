import type { Client } from "@junctor/client";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import type { ReconnectFlag } from "../connection/reconnect-flag.ts";
import { withClients } from "../connection/open-sessions.ts";
import { untilOver } from "../connection/until-over.ts";
import { openTerminal } from "../terminal/terminal.ts";

/** The flags of `junctor join`. */
export interface JoinFlags extends ConnectionFlags, ReconnectFlag {
  readonly time?: number | undefined;
  readonly parallel?: number | undefined;
  readonly details?: boolean | undefined;
}

/** `junctor join`: prints a line for each session, and stays. */
export async function runJoin(flags: JoinFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const { time, parallel, details: withDetails } = flags;
  const print = (client: Client): void => {
    const { id, realm, details } = client;
    const { authid, authrole, authmethod, authprovider } = details;
    const who = { session: id, realm, authid, authrole, authmethod, authprovider };
    terminal.print(withDetails === true ? { ...who, details } : who);
  };
  await withClients({ flags, parallel }, terminal, async (client) => {
    print(client);
    const printing = printResumed(client, print);
    try {
      await untilOver({ session: client, time }, terminal);
    } finally {
      await client.close();
      await printing;
    }
  });
}

/** Prints who one is in each session after the first. */
async function printResumed(client: Client, print: (client: Client) => void): Promise<void> {
  for await (const status of client.status()) if (status.type === "joined" && status.resumed) print(client);
}
