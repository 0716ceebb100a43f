import { openSession as openOnce } from "@junctor/client";
import type { OpenedSession } from "@junctor/client";
import { json } from "@junctor/core/json";
import { webSocket } from "@junctor/transport-websocket";
import { tapSerializer } from "./state/tap-serializer.ts";
import type { TapListener } from "./state/tap-serializer.ts";

const CONNECT_TIMEOUT = 5_000;

/**
 * Asks the server which realm it serves, and joins it.
 * @param pageUrl where the page comes from; the router is there too.
 */
export async function openSession(pageUrl: string, tap: TapListener): Promise<OpenedSession> {
  const realm = await fetchRealm(pageUrl);
  return openOnce({
    transport: webSocket(routerUrlOf(pageUrl), { connectTimeout: CONNECT_TIMEOUT }),
    realm,
    serializers: [tapSerializer(json(), tap)],
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

async function fetchRealm(pageUrl: string): Promise<string> {
  const { realm } = await fetchSettings(new URL("./demo.json", pageUrl));
  return typeof realm === "string" ? realm : "realm1";
}

async function fetchSettings(url: URL): Promise<{ realm?: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(CONNECT_TIMEOUT) });
  } catch {
    throw new Error("nothing answers there");
  }
  if (!response.ok) throw new Error(`something else answers there (HTTP ${response.status})`);
  return (await response.json()) as { realm?: unknown };
}
