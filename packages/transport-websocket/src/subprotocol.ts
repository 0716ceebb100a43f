import type { Serializer } from "@junctor/core";

/** One WebSocket subprotocol of WAMP and what it stands for (spec: BP-WS-01, TR-BATCH-01). */
export interface Subprotocol {
  /** For example `wamp.2.json` or `wamp.2.cbor.batched`. */
  readonly name: string;
  readonly serializer: Serializer;
  /** Whether one WebSocket message carries several WAMP messages. */
  readonly batched: boolean;
}

/** Whether batched subprotocols are spoken, and if so, whether they come before or after the plain ones. */
export type BatchedOffers = "none" | "first" | "last";

/** The subprotocols for some serializers, in order of preference. */
export function subprotocolsOf(serializers: readonly Serializer[], batched: BatchedOffers): readonly Subprotocol[] {
  const plain = serializers.map((serializer) => ({ name: `wamp.2.${serializer.name}`, serializer, batched: false }));
  const joined = serializers.map((serializer) => ({
    name: `wamp.2.${serializer.name}.batched`,
    serializer,
    batched: true,
  }));
  if (batched === "none") return plain;
  return batched === "first" ? [...joined, ...plain] : [...plain, ...joined];
}

/** The first of a client's offers that is supported. */
export function chooseSubprotocol(
  offered: Iterable<string>,
  supported: readonly Subprotocol[],
): Subprotocol | undefined {
  for (const name of offered) {
    const match = supported.find((subprotocol) => subprotocol.name === name);
    if (match !== undefined) return match;
  }
  return undefined;
}
