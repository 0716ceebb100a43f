import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { isIPv6 } from "node:net";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { findClient } from "./find-client.ts";
import type { ForwardedClient } from "./find-client.ts";
import { ProxiedClients } from "./proxied-clients.ts";
import { readProxyHeader } from "./read-proxy-header.ts";
import { TrustedProxies } from "./trusted-proxies.ts";

/** Finds out who the clients of a listener are, where proxies stand in between. */
export class ClientFinder {
  readonly #clients = new ProxiedClients();
  #header: "PROXY" | "Forwarded" | "X-Forwarded-For" | undefined;
  #proxies = new TrustedProxies([]);
  /** Whether the other ends are on this machine, and may be there by the mode of a file. */
  #isUnixSocket = false;

  /** Believes from now on whom a configuration says. */
  change({ proxy, path }: ListenerConfiguration): void {
    this.#isUnixSocket = path !== undefined;
    this.#proxies = new TrustedProxies(proxy?.from ?? []);
    this.#header = proxy?.header;
  }

  /** Reads the PROXY header with which connections of proxies begin; all others go on as they are. */
  read(socket: Socket, goOn: () => void): void {
    if (this.#header !== "PROXY" || !this.#isProxy(socket)) return goOn();
    readProxyHeader(socket, (address) => {
      if (address !== undefined) this.#clients.set(socket, address);
      goOn();
    });
  }

  /** The client of a connection, as its PROXY header says. Undefined if the other end is the client itself. */
  ofConnection(socket: Socket): string | undefined {
    return this.#clients.of(socket);
  }

  /** The address a connection is counted under. Undefined for proxies: one speaks for many. */
  countedAddress(socket: Socket): string | undefined {
    const client = this.#clients.of(socket);
    return client ?? (this.#header !== undefined && this.#isProxy(socket) ? undefined : socket.remoteAddress);
  }

  /**
   * The client that sent a request by HTTP, as a proxy's header says. Its address is undefined if the other end of the
   * connection is the client itself, or the connection has a PROXY header.
   */
  ofRequest({ headers, socket }: IncomingMessage): ForwardedClient {
    const header = this.#header;
    if (header === undefined || header === "PROXY" || !this.#isProxy(socket)) return { address: undefined };
    const text = headers[header.toLowerCase()];
    const client = findClient(header, Array.isArray(text) ? text.join(",") : text, this.#proxies);
    if (client === "malformed" || client.address === undefined || !isIPv6(client.address)) return client;
    return { address: `[${client.address}]` };
  }

  #isProxy({ remoteAddress }: Socket): boolean {
    return remoteAddress === undefined ? this.#isUnixSocket : this.#proxies.includes(remoteAddress);
  }
}
