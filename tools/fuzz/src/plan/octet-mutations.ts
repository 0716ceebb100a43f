import type { SerializerName } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import type { Verdict } from "./step.ts";

/** Changes the octets of an encoded message that has text in ASCII only. */
export interface OctetMutation {
  readonly what: string;
  readonly verdict: Verdict;
  readonly apply: (random: SeededRandom, message: Uint8Array, serializer: SerializerName) => Uint8Array;
}

const TAILS: { readonly [S in SerializerName]: readonly number[] } = { json: [0x78], msgpack: [0xc0], cbor: [0xf6] };
/** Octets that claim much: long strings, lists and maps, extensions, tags, indefinite lengths. */
const HEADS = [0x00, 0x1b, 0x5b, 0x5f, 0x7b, 0x7f, 0x9b, 0x9f, 0xbf, 0xc1, 0xc2, 0xc9, 0xdb, 0xdd, 0xdf, 0xfb, 0xff];

/** Mutants below the level of elements. */
export const octetMutations: readonly OctetMutation[] = [
  {
    what: "cut short",
    verdict: "violation",
    apply: (random, message) => message.subarray(0, random.below(message.length)),
  },
  {
    what: "with a tail",
    verdict: "violation",
    apply: (_random, message, serializer) => Buffer.concat([message, Uint8Array.from(TAILS[serializer])]),
  },
  {
    what: "an octet changed",
    verdict: "either",
    apply: (random, message, serializer) => {
      const changed = Uint8Array.from(message);
      changed[random.below(changed.length)] = octet(random, serializer);
      return changed;
    },
  },
  {
    what: "a bit flipped",
    verdict: "either",
    apply: (random, message, serializer) => {
      const flipped = Uint8Array.from(message);
      const at = random.below(flipped.length);
      flipped[at] = (flipped[at] as number) ^ (1 << random.below(serializer === "json" ? 7 : 8));
      return flipped;
    },
  },
  {
    what: "octets put in",
    verdict: "either",
    apply: (random, message, serializer) => {
      const at = random.below(message.length);
      const inserted = Uint8Array.from({ length: 1 + random.below(8) }, () => octet(random, serializer));
      return Buffer.concat([message.subarray(0, at), inserted, message.subarray(at)]);
    },
  },
  {
    what: "octets taken out",
    verdict: "either",
    apply: (random, message) => {
      const at = random.below(message.length);
      return Buffer.concat([message.subarray(0, at), message.subarray(at + 1 + random.below(4))]);
    },
  },
  {
    what: "a part repeated",
    verdict: "either",
    apply: (random, message) => {
      const at = random.below(message.length);
      return Buffer.concat([message, message.subarray(at)]);
    },
  },
];

/** JSON stays ASCII: text that is no UTF-8 is the transport's matter. */
function octet(random: SeededRandom, serializer: SerializerName): number {
  if (serializer === "json") return random.below(0x80);
  return random.below(2) === 0 ? random.pick(HEADS) : random.below(256);
}
