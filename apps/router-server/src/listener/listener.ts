import { chmod } from "node:fs/promises";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Socket } from "node:net";
import { createSecureContext } from "node:tls";
import type { Connection, Serializer } from "@junctor/core";
import type { KeepaliveOptions } from "@junctor/core/transport";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { acceptRawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets } from "@junctor/transport-websocket/node";
import type { Refusal, Visitor } from "@junctor/transport-websocket/node";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { listenerDefaults } from "../configuration/listener-defaults.ts";
import { ReloadError } from "../reload/reload-error.ts";
import { BrowserCookies } from "../cookie/browser-cookies.ts";
import { ClientFinder } from "../proxy/client-finder.ts";
import { allowsHost } from "./allows-host.ts";
import { allowsOrigin } from "./allows-origin.ts";
import type { ConnectionGate } from "./connection-gate.ts";
import { formatListenerUrls } from "./format-listener-urls.ts";
import type { ListenerUrls } from "./format-listener-urls.ts";
import { guardHost } from "../http/guard-host.ts";
import { freeSocketPath } from "./free-socket-path.ts";
import { SharedPort } from "./shared-port.ts";
import { readTlsOptions } from "./tls-options.ts";

/** What a listener does with what comes. */
export interface ListenerContext {
  /** Takes a connection that speaks WAMP. */
  onConnection(connection: Connection): void;
  /** Counts connections. */
  readonly gate: ConnectionGate;
  /** What cookies are signed with. */
  readonly cookieKey: Buffer;
  /** When to ask peers for a sign of life; never if undefined. */
  readonly keepalive: () => KeepaliveOptions | undefined;
  /** Answers HTTP requests that are no WebSocket. */
  createRequestListener(configuration: ListenerConfiguration): RequestListener;
  /** Reads a file named in the configuration. */
  readFile(path: string): string;
}

const serializers = { json: json(), msgpack: msgpack(), cbor: cbor() } as const;
/** The mask under which a Unix socket is made, until its mode is set. */
const NOBODY_ELSE = 0o177;

/** A place where the router listens. What it does with new connections can be changed while it listens. */
export class Listener {
  readonly #context: ListenerContext;
  readonly #port: SharedPort;
  readonly #clients = new ClientFinder();
  #cookies: BrowserCookies | undefined;
  #configuration: ListenerConfiguration;
  #detach: () => void;
  #portNumber = 0;

  /** @throws what the operating system says if a file of its TLS options cannot be read. */
  constructor(configuration: ListenerConfiguration, context: ListenerContext) {
    const { tls } = configuration;
    this.#configuration = configuration;
    this.#context = context;
    this.#port = new SharedPort({
      tls: tls && readTlsOptions(tls, context.readFile),
      onAccept: (socket, goOn) => this.#clients.read(socket, goOn),
      onConnection: (socket) => context.gate.enter(socket, this.#clients.countedAddress(socket)),
      onRawSocket: (socket) => this.#acceptRawSocket(socket),
    });
    this.#detach = this.#attach();
  }

  /** The port; the one that was found if 0 was asked for. */
  get port(): number {
    return this.#portNumber;
  }

  /** What it was told. */
  get configuration(): ListenerConfiguration {
    return this.#configuration;
  }

  /** Where clients and browsers find it. */
  get urls(): ListenerUrls {
    return formatListenerUrls(this.#configuration, this.#portNumber);
  }

  /** Listens. Rejects with what the operating system says. */
  async listen(): Promise<void> {
    const { path, mode, host, port } = { ...listenerDefaults, ...this.#configuration };
    if (path === undefined) {
      this.#portNumber = await this.#port.listen({ host, port });
      return;
    }
    await freeSocketPath(path);
    const umask = process.umask(NOBODY_ELSE);
    const listening = this.#port.listen({ path });
    process.umask(umask);
    await listening;
    await chmod(path, Number.parseInt(mode, 8));
  }

  /**
   * Makes sure that `change` will do.
   * @throws {ReloadError} if its certificate cannot be used.
   */
  check({ tls }: ListenerConfiguration): void {
    if (tls === undefined) return;
    try {
      createSecureContext(readTlsOptions(tls, this.#context.readFile));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ReloadError(`the certificate ${tls.certificate} cannot be used with ${tls.key}: ${reason}`);
    }
  }

  /**
   * Treats connections that come from now on as another configuration of the same place says.
   * @throws what the operating system says if a file of its TLS options cannot be read; nothing has changed then.
   */
  change(configuration: ListenerConfiguration): void {
    const { tls } = configuration;
    if (tls !== undefined) this.#port.replaceCertificate(readTlsOptions(tls, this.#context.readFile));
    this.#configuration = configuration;
    this.#detach();
    this.#detach = this.#attach();
  }

  /** Takes no more connections. Those that are there stay. */
  stopListening(): void {
    this.#port.stopListening();
  }

  /** Cuts off whatever is still connected. */
  destroySockets(): void {
    this.#port.destroySockets();
  }

  #attach(): () => void {
    const { http } = this.#port;
    this.#clients.change(this.#configuration);
    const { cookie } = this.#configuration;
    this.#cookies = cookie && new BrowserCookies(this.#configuration, this.#context.cookieKey);
    const onRequest = guardHost(this.#configuration, this.#context.createRequestListener(this.#configuration));
    http.on("request", onRequest);
    const webSockets = this.#acceptWebSockets();
    return () => {
      http.off("request", onRequest);
      webSockets.close();
    };
  }

  #acceptWebSockets(): { close(): void } {
    const { paths, maxMessageLength, origins = [] } = this.#configuration;
    return acceptWebSockets(this.#port.http, {
      serializers: this.#serializers(),
      // Without a path nothing is upgraded.
      paths: this.#speaks("websocket") ? paths : [],
      maxMessageLength,
      onConnection: (connection) => this.#context.onConnection(connection),
      keepalive: this.#context.keepalive(),
      allowHost: (host) => allowsHost(this.#configuration, host),
      identify: (request) => this.#identify(request),
      isFull: ({ socket }) => this.#context.gate.isRefused(socket),
      allowOrigin: (origin, { headers }) => allowsOrigin(origins, origin, headers.host),
    });
  }

  #identify(request: IncomingMessage): Visitor | Refusal {
    const { socket } = request;
    const told = this.#clients.ofRequest(request);
    if (told === "malformed") return { status: 400, text: "the proxy does not say who asks" };
    if (told.address !== undefined) this.#context.gate.assign(socket, told.address);
    const address = told.address ?? this.#clients.ofConnection(socket);
    const browser = this.#cookies?.of(request);
    return browser === undefined ? { address } : { address, cookie: browser.cookie, headers: [browser.setCookie] };
  }

  #acceptRawSocket(socket: Socket): void {
    if (!this.#speaks("rawsocket")) {
      socket.destroy();
      return;
    }
    const { maxMessageLength } = this.#configuration;
    const onConnection = (connection: Connection): void => this.#context.onConnection(connection);
    acceptRawSocket(socket, {
      serializers: this.#serializers(),
      maxMessageLength,
      onConnection,
      keepalive: this.#context.keepalive(),
      addressOf: () => this.#clients.ofConnection(socket),
      isFull: () => this.#context.gate.isRefused(socket),
    });
  }

  #speaks(transport: "websocket" | "rawsocket"): boolean {
    return this.#configuration.transports?.includes(transport) ?? true;
  }

  #serializers(): readonly Serializer[] {
    return (this.#configuration.serializers ?? listenerDefaults.serializers).map((name) => serializers[name]);
  }
}
