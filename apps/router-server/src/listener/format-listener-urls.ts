import { listenerDefaults } from "../configuration/listener-defaults.ts";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { formatAddress } from "./format-address.ts";

/** Where a listener is found. */
export interface ListenerUrls {
  /** Where WebSocket clients connect: `ws://127.0.0.1:8080/ws`. */
  readonly webSocket: string;
  /** Where RawSocket clients connect: `tcp://127.0.0.1:8080`. */
  readonly rawSocket: string;
  /** Where browsers find the page: `http://127.0.0.1:8080/`. */
  readonly page: string;
}

/** @param port the port that was found. */
export function formatListenerUrls(configuration: ListenerConfiguration, port: number): ListenerUrls {
  const { path, host, tls, paths } = { ...listenerDefaults, ...configuration };
  if (path !== undefined) return { webSocket: `unix:${path}`, rawSocket: `unix:${path}`, page: `unix:${path}` };
  const address = formatAddress(host, port);
  const [webSocket, rawSocket, page] = tls === undefined ? ["ws", "tcp", "http"] : ["wss", "tls", "https"];
  return {
    webSocket: `${webSocket}://${address}${paths.at(-1) ?? "/"}`,
    rawSocket: `${rawSocket}://${address}`,
    page: `${page}://${address}/`,
  };
}
