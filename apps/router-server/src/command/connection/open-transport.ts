import { readFileSync } from "node:fs";
import type { Connector } from "@junctor/core";
import { UserError } from "../user-error.ts";
import type { ConnectionSettings } from "./connection-settings.ts";
import { parseRouterUrl } from "./parse-router-url.ts";

/** Certificates and keys, as `node:tls` takes them. */
interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * What connects to the router's address; only the transport that is needed is loaded.
 * @throws {UserError} if the address or a file is wrong.
 */
export async function openTransport(settings: ConnectionSettings): Promise<Connector> {
  const address = parseRouterUrl(settings.url);
  const tls = readTlsFiles(settings);
  if (address.transport === "websocket") {
    const { webSocket } = await import("@junctor/transport-websocket/node");
    return webSocket(address.url, { socketPath: address.socketPath, tls });
  }
  const { rawSocket } = await import("@junctor/transport-rawsocket");
  const place = "path" in address ? { path: address.path } : { host: address.host, port: address.port };
  return rawSocket(address.secure ? { ...place, tls } : place);
}

function readTlsFiles({ ca, cert, key }: ConnectionSettings): TlsFiles {
  const files = Object.entries({ ca, cert, key }).filter((entry) => entry[1] !== undefined) as [string, string][];
  return Object.fromEntries(files.map(([name, file]) => [name, readPem(name, file)]));
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`junctor: --${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
