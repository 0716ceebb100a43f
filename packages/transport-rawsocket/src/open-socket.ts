import type { Socket } from "node:net";
import { connect as connectNet, isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { connect as connectTls } from "node:tls";

/** Where a RawSocket router listens: a TCP port or a Unix socket, with or without TLS. */
export type RawSocketTarget = TcpTarget | PathTarget;

/** A port of a host, with TLS or without. */
export interface TcpTarget {
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  readonly port: number;
  /** Encrypts with these settings of `node:tls`; `{}` for the defaults. */
  readonly tls?: ConnectionOptions | undefined;
}

/** A Unix socket. */
export interface PathTarget {
  /** Path of a Unix socket. */
  readonly path: string;
  readonly tls?: ConnectionOptions | undefined;
}

/** The target as a person reads it. */
export function targetName(target: RawSocketTarget): string {
  const scheme = target.tls === undefined ? "rs" : "rss";
  return "path" in target
    ? `${scheme}+unix:${target.path}`
    : `${scheme}://${target.host ?? "127.0.0.1"}:${target.port}`;
}

/** Starts connecting; `ready` runs once bytes can be sent. Errors come as the socket's error event. */
export function openSocket(target: RawSocketTarget, ready: () => void): Socket {
  const place = "path" in target ? { path: target.path } : { host: target.host ?? "127.0.0.1", port: target.port };
  if (target.tls === undefined) return connectNet(place, ready);
  return connectTls({ servername: "host" in place ? nameOf(place.host) : "", ...target.tls, ...place }, ready);
}

/** TLS names hosts, never addresses. */
function nameOf(host: string): string {
  return isIP(host) === 0 ? host : "";
}
