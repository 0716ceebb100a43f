import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";
import type { TlsOptions } from "node:tls";
import { acceptCryptosign, cryptosign } from "@junctor/auth/cryptosign";
import type { CryptosignBinding } from "@junctor/auth/cryptosign";
import { dynamicTicket } from "@junctor/auth/dynamic";
import { acceptScram, scram, scramCredentials } from "@junctor/auth/scram";
import { ticket } from "@junctor/auth/ticket";
import { acceptTls, tls as certificate } from "@junctor/auth/tls";
import type { ClientAuthenticator } from "@junctor/auth";
import { openSession } from "@junctor/client";
import type { Connector } from "@junctor/core";
import { systemRandom } from "@junctor/core/runtime";
import { createRouter } from "@junctor/router";
import type { Identity } from "@junctor/router";
import { selfSigned } from "@junctor/transport-compliance/node";
import { memoryTransport } from "@junctor/transport-memory";
import { listenRawSocket, rawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets, webSocket } from "@junctor/transport-websocket/node";
import { expect } from "vitest";
import { client01 } from "../peer/accounts.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";

const server = selfSigned("router");
const other = selfSigned("somebody in between");
const joe = selfSigned("joe");
const stranger = selfSigned("stranger");
const privateKey = "4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510";
const { cert, key } = server;

/** What TLS may look like. */
type Versions = Pick<TlsOptions, "minVersion" | "maxVersion">;

/** A router behind TLS, reached by both transports. */
interface TlsWorld {
  /** The way to those that decide. */
  readonly backend: Connector;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

async function startRouter(versions: Versions): Promise<TlsWorld> {
  const credentials = await scramCredentials("pencil", { random: systemRandom, kdf: "pbkdf2", iterations: 4_096 });
  const user = { authrole: "user" };
  const authentication = [
    acceptCryptosign({ users: (known) => (known === client01.key.publicKey ? user : undefined) }),
    acceptScram({ users: () => ({ ...user, ...credentials }) }),
    acceptTls({ users: () => user }),
  ];
  const asked = [dynamicTicket({ procedure: "com.example.authenticate", realm: "backend" })];
  const realms = [{ name: "realm1", authentication }, { name: "asked", authentication: asked }, { name: "backend" }];
  const router = createRouter({ realms });
  const settings = { cert, key, ...versions, requestCert: true, rejectUnauthorized: false, ca: joe.cert };
  const https = createServer(settings);
  acceptWebSockets(https, { serializers: allSerializers, onConnection: router.accept });
  https.listen(0, "127.0.0.1");
  await once(https, "listening");
  const raw = await listenRawSocket({ serializers: allSerializers, onConnection: router.accept, tls: settings });
  return {
    backend: memoryTransport(router.accept),
    url: `wss://127.0.0.1:${(https.address() as AddressInfo).port}/ws`,
    port: raw.port as number,
    async close() {
      await router.close();
      await raw.close();
      https.closeAllConnections();
      https.close();
    },
  };
}

/** Joins and leaves; gives WELCOME.Details. */
async function logIn(transport: Connector, ...auth: ClientAuthenticator[]): Promise<Partial<Identity>> {
  return logInTo("realm1", transport, auth);
}

async function logInTo(
  realm: string,
  transport: Connector,
  auth: readonly ClientAuthenticator[],
): Promise<Partial<Identity>> {
  const session = await openSession({ transport, serializers: [...allSerializers], realm, auth });
  await session.leave();
  return session.details;
}

const versions: readonly { type: CryptosignBinding; protocol: "TLSv1.2" | "TLSv1.3" }[] = [
  { type: "tls-exporter", protocol: "TLSv1.3" },
  { type: "tls-unique", protocol: "TLSv1.2" },
];

/** Logins that TLS takes part in, over the real thing. */
export const tlsLogins: readonly Scenario<NoWorld>[] = [
  ...versions.map(({ type, protocol }) =>
    scenario<NoWorld>(
      `logins are bound to ${protocol} by ${type}, which another version has not`,
      ["AP-CSIGN-07", "AP-CSIGN-08", "AP-CSIGN-10", "AP-SCRAM-02", "AP-SCRAM-20"],
      async () => {
        const world = await startRouter({ minVersion: protocol, maxVersion: protocol });
        const transports = [
          webSocket(world.url, { tls: { ca: cert } }),
          rawSocket({ port: world.port, tls: { ca: cert } }),
        ];
        const wrong = type === "tls-unique" ? "tls-exporter" : "tls-unique";
        for (const transport of transports) {
          const byKey = cryptosign({ privateKey, channelBinding: type });
          expect(await logIn(transport, byKey)).toMatchObject({ authmethod: "cryptosign" });
          const byPassword = scram({ authid: "user", password: "pencil", channelBinding: type });
          expect(await logIn(transport, byPassword)).toMatchObject({ authmethod: "wamp-scram" });
          await expect(logIn(transport, cryptosign({ privateKey, channelBinding: wrong }))).rejects.toThrow(
            "the link has",
          );
        }
        await world.close();
      },
    ),
  ),

  scenario("somebody in between cannot pass a bound login on", ["AP-CSIGN-08", "AP-SCRAM-10"], async () => {
    const world = await startRouter({});
    // It ends TLS with a certificate the client trusts, and begins it anew towards the router.
    const between = createTlsServer({ cert: other.cert, key: other.key }, (socket) => {
      const onward = connectTls({ port: world.port, host: "127.0.0.1", ca: cert });
      socket.pipe(onward).pipe(socket);
      for (const end of [socket, onward]) end.on("error", () => end.destroy());
    });
    between.listen(0, "127.0.0.1");
    await once(between, "listening");
    const { port } = between.address() as AddressInfo;
    const through = rawSocket({ port, tls: { ca: other.cert } });
    expect(await logIn(through, cryptosign({ privateKey }))).toMatchObject({ authmethod: "cryptosign" });
    const denied = { uri: "wamp.error.authentication_denied" };
    const byKey = cryptosign({ privateKey, channelBinding: "tls-exporter" });
    await expect(logIn(through, byKey)).rejects.toMatchObject(denied);
    const byPassword = scram({ authid: "user", password: "pencil", channelBinding: "tls-exporter" });
    await expect(logIn(through, byPassword)).rejects.toMatchObject(denied);
    between.close();
    await world.close();
  }),

  scenario("who decides is told of the certificate that a client has shown", ["AP-AUTH-06"], async () => {
    const world = await startRouter({});
    const told: unknown[] = [];
    const judge = await openSession({ transport: world.backend, realm: "backend" });
    await judge.register("com.example.authenticate", ({ args }) => {
      told.push((args[2] as { readonly transport: { readonly auth?: unknown } }).transport.auth);
      return "user";
    });
    const login = ticket({ authid: "joe", ticket: "secret" });
    for (const identity of [{ cert: joe.cert, key: joe.key }, {}]) {
      const tls = { ca: cert, ...identity };
      for (const transport of [webSocket(world.url, { tls }), rawSocket({ port: world.port, tls })]) {
        expect(await logInTo("asked", transport, [login])).toMatchObject({ authid: "joe", authrole: "user" });
      }
    }
    const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;
    const shown = { certificate: expect.objectContaining({ common_name: "joe", fingerprint }) as unknown };
    expect(told).toEqual([shown, shown, undefined, undefined]);
    await judge.leave();
    await world.close();
  }),

  scenario("a trusted client certificate is a login, another one is none", ["AP-AUTH-04", "AP-AUTH-05"], async () => {
    const world = await startRouter({});
    const withCertificate = (identity: { readonly cert: string; readonly key: string }) => {
      const tls = { ca: cert, cert: identity.cert, key: identity.key };
      return [webSocket(world.url, { tls }), rawSocket({ port: world.port, tls })];
    };
    for (const transport of withCertificate(joe)) {
      expect(await logIn(transport, certificate())).toMatchObject({
        authid: "joe",
        authrole: "user",
        authmethod: "tls",
        authprovider: "static",
      });
      const denied = { uri: "wamp.error.authentication_denied" };
      await expect(logIn(transport, certificate({ authid: "jane" }))).rejects.toMatchObject(denied);
    }
    const none = [webSocket(world.url, { tls: { ca: cert } }), rawSocket({ port: world.port, tls: { ca: cert } })];
    for (const transport of [...withCertificate(stranger), ...none]) {
      const unmatched = { uri: "wamp.error.no_matching_auth_method" };
      await expect(logIn(transport, certificate())).rejects.toMatchObject(unmatched);
    }
    await world.close();
  }),
];
