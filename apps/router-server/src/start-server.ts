import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { pagePath, startBackend } from "@junctor/demo";
import { createRouter } from "@junctor/router";
import type { Router } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { acceptRawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets } from "@junctor/transport-websocket/node";
import { allowsOrigin } from "./listener/allows-origin.ts";
import { formatAddress } from "./listener/format-address.ts";
import { createHttpHandler } from "./http/http-handler.ts";
import { defaultServerOptions } from "./server-options.ts";
import type { ServerOptions } from "./server-options.ts";
import { SharedPort } from "./listener/shared-port.ts";

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
}

/**
 * Starts a router on one port: WebSocket at `/ws` and `/`, RawSocket, and the demo page by HTTP, with the backend
 * component of the demo joined to its realm.
 * @throws what the operating system says if it cannot listen there, {RangeError} if the realm is no URI.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = defaultServerOptions.host, realm = defaultServerOptions.realm } = options;
  const router = createRouter({ realms: [{ name: realm }], logger: options.logger });
  const shared = openPort(router, realm, options);
  try {
    await startBackend(memoryTransport(router.accept), realm);
    const port = await shared.listen(host, options.port ?? defaultServerOptions.port);
    return describe({ router, shared, realm, host, port });
  } catch (error) {
    await router.close();
    throw error;
  }
}

function openPort(router: Router, realm: string, options: ServerOptions): SharedPort {
  const serializers = [json(), msgpack(), cbor()];
  const shared = new SharedPort({
    onRequest: createHttpHandler({ pagePath: options.page ?? pagePath, realm }),
    onRawSocket: (socket) => acceptRawSocket(socket, { serializers, onConnection: router.accept }),
  });
  acceptWebSockets(shared.http, {
    serializers,
    paths: ["/", "/ws"],
    onConnection: router.accept,
    allowOrigin: (origin, request) => allowsOrigin(options.origins ?? [], origin, request.headers.host),
  });
  return shared;
}

interface Parts {
  readonly router: Router;
  readonly shared: SharedPort;
  readonly realm: string;
  readonly host: string;
  readonly port: number;
}

function describe({ router, shared, realm, host, port }: Parts): RunningServer {
  const address = formatAddress(host, port);
  return {
    url: `ws://${address}/ws`,
    rawSocketUrl: `tcp://${address}`,
    pageUrl: `http://${address}/`,
    host,
    port,
    realm,
    router,
    async close() {
      shared.stopListening();
      await router.close();
      shared.destroySockets();
    },
  };
}
