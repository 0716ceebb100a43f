import { batchItem } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import { rawFrame } from "../wire/raw-socket-format.ts";
import { firstOctet, webFrame } from "../wire/web-socket-format.ts";
import type { TransportName } from "../wire/wire-format.ts";
import type { Verdict } from "./step.ts";

/** Puts a message into frames that are odd or wrong. */
export interface FrameMutation {
  readonly what: string;
  readonly verdict: Verdict;
  readonly apply: (random: SeededRandom, message: Uint8Array, serializer: Serializer) => Uint8Array;
}

const PING = 0x89;

const webSocket: readonly FrameMutation[] = [
  {
    what: "in fragments, a ping between",
    verdict: "allowed",
    apply: (random, message, serializer) => {
      const at = random.below(message.length + 1);
      return Buffer.concat([
        webFrame({ first: firstOctet(serializer) & 0x7f, payload: message.subarray(0, at) }),
        webFrame({ first: PING, payload: Buffer.from("ping") }),
        webFrame({ first: 0x00, payload: new Uint8Array() }),
        webFrame({ first: 0x80, payload: message.subarray(at) }),
      ]);
    },
  },
  wrongFrame("not masked", (first, payload) => ({ first, payload, masked: false })),
  wrongFrame("a reserved bit", (first, payload, random) => ({
    first: first | random.pick([0x10, 0x20, 0x40]),
    payload,
  })),
  wrongFrame("an unknown opcode", (_first, payload, random) => ({
    first: random.pick([0x83, 0x87, 0x8b, 0x8f]),
    payload,
  })),
  wrongFrame("the other kind of message", (first, payload) => ({ first: first ^ 3, payload })),
  wrongFrame("a fragment of nothing", (_first, payload) => ({ first: 0x80, payload })),
  wrongFrame("a long ping", () => ({ first: PING, payload: new Uint8Array(126) })),
  wrongFrame("a ping in fragments", () => ({ first: PING & 0x7f, payload: new Uint8Array(2) })),
  {
    what: "a length of 2^63",
    verdict: "cut",
    apply: (random, message, serializer) =>
      Buffer.concat([
        Buffer.of(firstOctet(serializer), 0xff, random.pick([0x80, 0x7f, 0x00]), 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        message,
      ]),
  },
];

const rawSocket: readonly FrameMutation[] = [
  {
    what: "behind a ping and an unasked pong",
    verdict: "allowed",
    apply: (_random, message) =>
      Buffer.concat([rawFrame(1, Buffer.from("ping")), rawFrame(2, Buffer.from("pong")), rawFrame(0, message)]),
  },
  {
    what: "a reserved type",
    verdict: "cut",
    apply: (random, message) => rawFrame(random.pick([3, 4, 5, 6, 7]), message),
  },
  {
    what: "a reserved bit",
    verdict: "cut",
    apply: (random, message) => rawFrame(random.pick([0x10, 0x20, 0x40, 0x80]), message),
  },
  { what: "a length over the limit", verdict: "cut", apply: (_random, message) => rawFrame(0, message, 0xffffff) },
];

/** Mutants on the level of frames. */
export const frameMutations: { readonly [T in TransportName]: readonly FrameMutation[] } = {
  websocket: webSocket,
  rawsocket: rawSocket,
  batched: [
    ...webSocket.map(ofBatches),
    wrongBatch("an empty batch", () => new Uint8Array()),
    wrongBatch("a batch that is cut off", (batch, random) => batch.subarray(0, random.below(batch.length))),
    wrongBatch("a batch with the start of another message", (batch) => Buffer.concat([batch, Buffer.of(0x5b)])),
    {
      what: "a batch in two frames",
      verdict: "allowed",
      apply(_random, message, serializer) {
        const batch = batchItem(serializer.name, message);
        const first = firstOctet(serializer) & 0x7f;
        return Buffer.concat([
          webFrame({ first, payload: batch.subarray(0, 1) }),
          webFrame({ first: 0x80, payload: batch.subarray(1) }),
        ]);
      },
    },
  ],
};

/** What is done to a message is done to the batch it is in. */
function ofBatches({ what, verdict, apply }: FrameMutation): FrameMutation {
  return {
    what,
    verdict,
    apply: (random, message, serializer) => apply(random, batchItem(serializer.name, message), serializer),
  };
}

/** A batch that is none: nothing of it is taken. */
function wrongBatch(what: string, change: (batch: Uint8Array, random: SeededRandom) => Uint8Array): FrameMutation {
  return {
    what,
    verdict: "cut",
    apply(random, message, serializer) {
      const payload = change(batchItem(serializer.name, message), random);
      return webFrame({ first: firstOctet(serializer), payload });
    },
  };
}

function wrongFrame(
  what: string,
  parts: (first: number, payload: Uint8Array, random: SeededRandom) => Parameters<typeof webFrame>[0],
): FrameMutation {
  const apply: FrameMutation["apply"] = (random, message, serializer) =>
    webFrame(parts(firstOctet(serializer), message, random));
  return { what, verdict: "cut", apply };
}
