import type { Dict, EncodedPayload, PayloadCodec } from "@junctor/core";
import type { ReceiverList } from "../broker/receiver-lists.ts";

/** An event that outlives its publication: with everything it takes to say who may get it, and what they get. */
export interface StoredEvent {
  readonly topic: string;
  readonly publication: number;
  /** When it was published, in milliseconds since the epoch. */
  readonly timestamp: number;
  /** From when on it is retained no longer, in milliseconds since the epoch; undefined if there is no end to that. */
  readonly expires: number | undefined;
  /** What EVENT.Details say of the publication; `topic` is added for those who subscribed to a pattern. */
  readonly details: Dict;
  /** The session of a publisher that does not want its own event (spec: AP-PEXCL-01). */
  readonly excluded: number | undefined;
  /** Who else may get it, or may not (spec: AP-BW-01). */
  readonly lists: readonly ReceiverList[];
  /** The resource key, which tells the node of a sharded subscription that gets it (spec: AP-SHARD-02). */
  readonly rkey: string | undefined;
  /** The payload in bytes of its own, as the publisher's serializer wrote it. */
  readonly payload: EncodedPayload;
  /** Reads `payload`. */
  readonly codec: PayloadCodec;
}

/** What an event takes beside its texts and its payload, roughly. Also keeps a limit in octets one on their number. */
const OVERHEAD = 200;

/** Roughly how many octets an event takes. */
export function storedLength({ topic, details, payload, lists, rkey }: StoredEvent): number {
  let length = OVERHEAD + lengthOf(topic) + lengthOf(rkey) + payload.bytes.length;
  for (const value of Object.values(details)) length += lengthOf(value);
  for (const { names } of lists) for (const name of names) length += lengthOf(name);
  return length;
}

function lengthOf(value: unknown): number {
  return typeof value === "string" ? 16 + 2 * value.length : 16;
}
