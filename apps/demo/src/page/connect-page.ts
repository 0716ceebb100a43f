import { connect } from "@junctor/client";
import type { Client, Status } from "@junctor/client";
import { ConnectionError } from "@junctor/core";
import type { Connector } from "@junctor/core";
import { json } from "@junctor/core/json";
import { webSocket } from "@junctor/transport-websocket";
import { tapSerializer } from "./state/tap-serializer.ts";
import type { TapListener } from "./state/tap-serializer.ts";

const CONNECT_TIMEOUT = 5_000;

/** Who is told what a client does. */
export interface Watcher {
  /** Every message. */
  readonly tap: TapListener;
  readonly onStatus: (status: Status) => void;
}

/**
 * Joins the realm of the router that serves the page, now and whenever the connection was lost.
 * @param pageUrl where the page comes from; the router is there too.
 */
export async function connectPage(pageUrl: string, { tap, onStatus }: Watcher): Promise<Client> {
  // Where nothing tells the realm there is no router to join either; its usual name is as good as any.
  const realm = await fetchRealm(pageUrl).catch(() => "realm1");
  return connect({
    transport: servedTransport(pageUrl),
    realm,
    serializers: [tapSerializer(json(), tap)],
    // Somebody looks at the page, who can judge what there is to wait for, and close it.
    reconnect: { maxDelay: 8_000, factor: 1.6, retryIf: () => true },
    keepalive: { idle: 8_000, timeout: 4_000 },
    onStatus,
  });
}

/** The WebSocket URL of the router that serves the page at `pageUrl`. */
export function routerUrlOf(pageUrl: string): string {
  const url = new URL("./ws", pageUrl);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = "";
  url.hash = "";
  return url.href;
}

/** Asks by HTTP first, since browsers do not say why a WebSocket fails. */
function servedTransport(pageUrl: string): Connector {
  const transport = webSocket(routerUrlOf(pageUrl), { connectTimeout: CONNECT_TIMEOUT });
  return {
    target: transport.target,
    connect: async (attempt) => {
      await fetchRealm(pageUrl);
      return transport.connect(attempt);
    },
  };
}

async function fetchRealm(pageUrl: string): Promise<string> {
  const { realm } = await fetchSettings(new URL("./demo.json", pageUrl));
  return typeof realm === "string" ? realm : "realm1";
}

async function fetchSettings(url: URL): Promise<{ realm?: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(CONNECT_TIMEOUT) });
  } catch {
    throw new ConnectionError("nothing answers there");
  }
  if (!response.ok) throw new ConnectionError(`something else answers there (HTTP ${response.status})`);
  return (await response.json()) as { realm?: unknown };
}
