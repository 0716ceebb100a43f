import type { Router } from "@junctor/router";
import type { Listener } from "./listener/listener.ts";
import type { RunningRouter } from "./running-router.ts";
import { isLoopback } from "./listener/format-address.ts";
import { defaultServerOptions } from "./server-options.ts";
import type { ServerOptions } from "./server-options.ts";
import { OpenStores } from "./open-stores.ts";
import { runRouter } from "./run-router.ts";
import { withoutUndefined } from "./without-undefined.ts";

/** A router that listens. */
export interface RunningServer {
  /** Where WebSocket clients connect: `ws://127.0.0.1:8080/ws`. */
  readonly url: string;
  /** Where RawSocket clients connect: `tcp://127.0.0.1:8080`. */
  readonly rawSocketUrl: string;
  /** The demo page: `http://127.0.0.1:8080/`. */
  readonly pageUrl: string;
  readonly host: string;
  /** The port it listens on; the one that was found if 0 was asked for. */
  readonly port: number;
  readonly realm: string;
  readonly router: Router;
  /**
   * Takes no more connections, says GOODBYE `wamp.close.system_shutdown` to every session, and closes what is
   * still connected. Resolves when nothing is left.
   */
  close(): Promise<void>;
  /** As `close`, but calls in flight may take up to 10 seconds to end. */
  drain(): Promise<void>;
}

/**
 * Starts a router on one port: WebSocket at `/ws` and `/`, RawSocket, and the demo page by HTTP, with the backend
 * component of the demo joined to its realm.
 * @throws {ListenError} if it cannot listen there, {RangeError} if the realm is no URI.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host, port, realm, page, origins, logger } = { ...defaultServerOptions, ...withoutUndefined(options) };
  // Metrics are for those who can reach the machine itself.
  const status: ("health" | "metrics")[] = isLoopback(host) ? ["health", "metrics"] : ["health"];
  const listeners = [{ host, port, page, origins: [...origins], status }];
  const running = await runRouter({
    configuration: { listeners, realms: [{ name: realm }] },
    routerOptions: { realms: [{ name: realm }], logger },
    withDemo: true,
    folder: ".",
    stores: new OpenStores("."),
  });
  return describe(running, running.listeners[0] as Listener, { host, realm });
}

function describe(
  running: RunningRouter,
  { urls, port }: Listener,
  { host, realm }: { host: string; realm: string },
): RunningServer {
  const { webSocket: url, rawSocket: rawSocketUrl, page: pageUrl } = urls;
  return {
    url,
    rawSocketUrl,
    pageUrl,
    host,
    port,
    realm,
    router: running.router,
    close: () => running.close(),
    drain: () => running.drain(),
  };
}
