import type { Client } from "@junctor/client";
import type { Connection } from "./connection.ts";
import { useConnected } from "./wamp-context.ts";

/** How the connection stands; the component is rendered again whenever that changes. */
export function useConnection(): Connection {
  return useConnected().connection;
}

/** The client, for what no hook does; undefined until it has joined for the first time. */
export function useClient(): Client | undefined {
  return useConnected().client;
}
