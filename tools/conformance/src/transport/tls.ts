import { once } from "node:events";
import { createServer } from "node:https";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { createServer as createTlsServer } from "node:tls";
import { ConnectionError, MessageType as T } from "@junctor/core";
import type { Connection, Connector } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { acceptRawSocket, listenRawSocket, rawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets, webSocket } from "@junctor/transport-websocket/node";
import { expect } from "vitest";
import { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import { selfSigned } from "@junctor/transport-compliance/node";

const server = selfSigned("router");
const client = selfSigned("client");
const stranger = selfSigned("stranger");
const realms = [{ name: "realm1" }];

/** Encrypted streams, and who vouches for whom. */
export const tls: readonly Scenario<NoWorld>[] = [
  scenario(
    "WebSocket runs over TLS; a client refuses a certificate nobody vouches for",
    ["BP-SEC-01", "BP-SEC-02"],
    async () => {
      const router = createRouter({ realms });
      const https = createServer({ cert: server.cert, key: server.key });
      acceptWebSockets(https, { serializers: allSerializers, onConnection: router.accept });
      https.listen(0, "127.0.0.1");
      await once(https, "listening");
      const url = `wss://127.0.0.1:${(https.address() as AddressInfo).port}/ws`;
      await expectWorking(webSocket(url, { tls: { ca: server.cert } }));
      await expectRefused(webSocket(url));
      await expectRefused(webSocket(url, { tls: { ca: stranger.cert } }));
      await router.close();
      https.closeAllConnections();
      https.close();
    },
  ),

  scenario(
    "RawSocket runs over TLS; a client refuses a certificate nobody vouches for",
    ["BP-SEC-01", "BP-SEC-02", "TR-RAW-16"],
    async () => {
      const router = createRouter({ realms });
      const listening = await listenRawSocket({
        serializers: allSerializers,
        onConnection: router.accept,
        tls: { cert: server.cert, key: server.key },
      });
      const port = listening.port as number;
      await expectWorking(rawSocket({ port, tls: { ca: server.cert } }));
      await expectRefused(rawSocket({ port, tls: {} }));
      await expectRefused(rawSocket({ port, tls: { ca: stranger.cert } }));
      await router.close();
      await listening.close();
    },
  ),

  scenario("a client refuses a certificate for another name", ["BP-SEC-02"], async () => {
    const listening = await listenRawSocket({
      serializers: allSerializers,
      onConnection: (connection) => connection.terminate(),
      tls: { cert: server.cert, key: server.key },
    });
    const tlsOptions = { ca: server.cert, servername: "elsewhere.example.com" };
    await expectRefused(rawSocket({ port: listening.port as number, tls: tlsOptions }));
    await listening.close();
  }),

  scenario("a router can ask clients for a certificate", ["BP-SEC-03"], async () => {
    const router = createRouter({ realms });
    const names: unknown[] = [];
    const settings = {
      cert: server.cert,
      key: server.key,
      ca: client.cert,
      requestCert: true,
      rejectUnauthorized: true,
    };
    const listening = createTlsServer(settings, (socket: TLSSocket) => {
      names.push(socket.getPeerCertificate().subject.CN);
      acceptRawSocket(socket, { serializers: allSerializers, onConnection: router.accept });
    });
    listening.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const { port } = listening.address() as AddressInfo;
    await expectWorking(rawSocket({ port, tls: { ca: server.cert, cert: client.cert, key: client.key } }));
    await expectRefused(rawSocket({ port, tls: { ca: server.cert } }));
    await expectRefused(rawSocket({ port, tls: { ca: server.cert, cert: stranger.cert, key: stranger.key } }));
    expect(names).toEqual(["client"]);
    await router.close();
    listening.close();
  }),

  scenario("RawSocket runs over Unix sockets", ["TR-RAW-16"], async () => {
    const router = createRouter({ realms });
    const folder = await mkdtemp(join(tmpdir(), "junctor-"));
    const path = join(folder, "wamp.sock");
    const listening = await listenRawSocket({ serializers: allSerializers, onConnection: router.accept, path });
    await expectWorking(rawSocket({ path }));
    await router.close();
    await listening.close();
    await rm(folder, { recursive: true });
  }),
];

/** Joins a realm and makes a request, so that messages have travelled both ways. */
async function expectWorking(connector: Connector): Promise<void> {
  const peer = new RawPeer(await connect(connector));
  peer.send(T.HELLO, "realm1", { roles: allRoles });
  await peer.next(T.WELCOME);
  await subscribe(peer, "com.example.topic");
  peer.connection.close();
  await peer.ended();
}

async function expectRefused(connector: Connector): Promise<void> {
  await expect(connect(connector)).rejects.toBeInstanceOf(ConnectionError);
}

function connect(connector: Connector): Promise<Connection> {
  return connector.connect({ serializers: allSerializers });
}
