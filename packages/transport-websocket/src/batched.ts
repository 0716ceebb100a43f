import { splitBatch } from "@junctor/core";
import { concatBytes } from "@junctor/core/transport";
import { cutBatches } from "./batches.ts";
import type { PlatformProtocol } from "./platform-protocol.ts";
import { messageFraming } from "./wire-format.ts";

/** Makes of the plain subprotocols what is offered. */
export type Batching = (plain: readonly PlatformProtocol[]) => readonly PlatformProtocol[];

/**
 * Offers batched subprotocols, which put several WAMP messages into one WebSocket message: the option `batched` of
 * `webSocket`. Whoever does not import it does not ship it.
 * @param order Whether they come before or after the plain ones. Default: `first`.
 */
export function batched(order: "first" | "last" = "first"): Batching {
  return (plain) => {
    const joined = plain.map(batchedProtocol);
    return order === "first" ? [...joined, ...plain] : [...plain, ...joined];
  };
}

function batchedProtocol({ name: plain, serializer }: PlatformProtocol): PlatformProtocol {
  const name = `${plain}.batched`;
  return {
    name,
    serializer,
    framing: messageFraming({ name, serializer, batched: true }),
    pack: (frames) => cutBatches(frames).map(concatBytes),
    unpack: (bytes) => splitBatch(serializer.name, bytes),
  };
}
