import { createHash } from "node:crypto";
import type { Pattern } from "@junctor/router/store";

// Keys sort by kind, then as the events of a kind were written.
const EVENT = 1;
const RETAINED = 2;

/** Octets that stand for a pattern. */
const PATTERN_LENGTH = 16;
const SEQUENCE_LENGTH = 8;

/** What stands for a pattern in keys: patterns may be longer than keys. */
export function patternHash({ uri, match }: Pattern): string {
  return createHash("sha256")
    .update(`${match} ${uri}`)
    .digest("hex")
    .slice(0, 2 * PATTERN_LENGTH);
}

/** The key of an event in the history of a pattern. */
export function eventKey(pattern: string, sequence: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(EVENT), Buffer.from(pattern, "hex"), sequenceOctets(sequence)]);
}

/** The key of a retained event. */
export function retainedKey(sequence: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(RETAINED), sequenceOctets(sequence)]);
}

/** What a key stands for. */
export type RecordKey =
  | { readonly kind: "event"; readonly pattern: string; readonly sequence: number }
  | { readonly kind: "retained"; readonly sequence: number };

/** Reads a key; nothing if it is none of ours. */
export function readKey(key: Uint8Array): RecordKey | undefined {
  const octets = Buffer.from(key.buffer, key.byteOffset, key.length);
  const [kind] = octets;
  if (kind === RETAINED && key.length === 1 + SEQUENCE_LENGTH)
    return { kind: "retained", sequence: sequenceAt(octets, 1) };
  if (kind !== EVENT || key.length !== 1 + PATTERN_LENGTH + SEQUENCE_LENGTH) return undefined;
  const sequenceStart = 1 + PATTERN_LENGTH;
  return {
    kind: "event",
    pattern: octets.toString("hex", 1, sequenceStart),
    sequence: sequenceAt(octets, sequenceStart),
  };
}

function sequenceOctets(sequence: number): Buffer {
  const octets = Buffer.alloc(SEQUENCE_LENGTH);
  octets.writeUIntBE(sequence, 2, 6);
  return octets;
}

function sequenceAt(octets: Buffer, at: number): number {
  return octets.readUIntBE(at + 2, 6);
}
