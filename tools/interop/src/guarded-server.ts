import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { acceptCryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { acceptTicket } from "@junctor/auth/ticket";
import { acceptWampcra, saltSecret } from "@junctor/auth/wampcra";
import type { WampcraUser } from "@junctor/auth/wampcra";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { systemRandom } from "@junctor/core/runtime";
import { createRouter } from "@junctor/router";
import type { Router } from "@junctor/router";
import { listenRawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets } from "@junctor/transport-websocket/node";

const serializers = [json(), msgpack(), cbor()];
const authrole = "user";

/** Who a client says it is, and how it proves it. */
export interface Credentials {
  readonly method: "ticket" | "wampcra" | "cryptosign";
  /** Cryptosign needs none: the router knows whose key it is. */
  readonly authid?: string;
  /** The ticket, the secret, or the private key in hexadecimal digits. */
  readonly secret: string;
}

/** A router that lets nobody in without a proof. */
export interface GuardedServer {
  readonly router: Router;
  readonly url: string;
  readonly host: string;
  /** Of RawSocket. */
  readonly port: number;
  readonly realm: string;
  /** Each of them is right. */
  readonly credentials: readonly Credentials[];
  close(): Promise<void>;
}

/** Starts one, over WebSocket and RawSocket. */
export async function startGuardedServer(): Promise<GuardedServer> {
  const keys = generateKeyPair(systemRandom);
  const router = createRouter({ realms: [{ name: "realm1", authentication: await methods(keys.publicKey) }] });
  const server = createServer();
  const acceptor = acceptWebSockets(server, { serializers, onConnection: router.accept });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const raw = await listenRawSocket({ serializers, onConnection: router.accept });
  return {
    router,
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    host: "127.0.0.1",
    port: raw.port as number,
    realm: "realm1",
    credentials: [
      { method: "ticket", authid: "joe", secret: "the ticket" },
      { method: "wampcra", authid: "joe", secret: "the secret" },
      { method: "wampcra", authid: "paula", secret: "the salted secret" },
      { method: "cryptosign", secret: keys.privateKey },
    ],
    async close() {
      await router.close();
      acceptor.close();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), raw.close()]);
    },
  };
}

async function methods(publicKey: string) {
  const salted = await saltSecret("the salted secret", { random: systemRandom, iterations: 1_000 });
  const craUsers = new Map<string, WampcraUser>([
    ["joe", { authrole, secret: "the secret" }],
    ["paula", { authrole, ...salted }],
  ]);
  return [
    acceptTicket({ users: (authid) => (authid === "joe" ? { authrole, ticket: "the ticket" } : undefined) }),
    acceptWampcra({ users: (authid) => craUsers.get(authid) }),
    acceptCryptosign({ users: (key) => (key === publicKey ? { authrole, authid: "joe" } : undefined) }),
  ];
}
