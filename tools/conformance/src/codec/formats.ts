import { MessageType as T, ProtocolError } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import { expect } from "vitest";
import { encodeElements } from "../peer/elements.ts";
import type { Elements } from "../peer/elements.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { CodecWorld } from "./codec-world.ts";

type Kind = "id" | "type" | "uri" | "string" | "dict";

/** Every message as the spec draws it, element 0 left out; `payload` if Arguments and ArgumentsKw may follow. */
const formats: readonly { type: number; kinds: readonly Kind[]; payload?: true; ids: readonly string[] }[] = [
  { type: T.HELLO, kinds: ["uri", "dict"], ids: ["BP-MSG-02"] },
  { type: T.WELCOME, kinds: ["id", "dict"], ids: ["BP-MSG-03"] },
  { type: T.ABORT, kinds: ["dict", "uri"], payload: true, ids: ["BP-MSG-04"] },
  { type: T.CHALLENGE, kinds: ["string", "dict"], ids: ["BP-GEN-05"] },
  { type: T.AUTHENTICATE, kinds: ["string", "dict"], ids: ["BP-GEN-05"] },
  { type: T.GOODBYE, kinds: ["dict", "uri"], ids: ["BP-MSG-05"] },
  { type: T.ERROR, kinds: ["type", "id", "dict", "uri"], payload: true, ids: ["BP-MSG-06"] },
  { type: T.PUBLISH, kinds: ["id", "dict", "uri"], payload: true, ids: ["BP-MSG-07"] },
  { type: T.PUBLISHED, kinds: ["id", "id"], ids: ["BP-MSG-08"] },
  { type: T.SUBSCRIBE, kinds: ["id", "dict", "uri"], ids: ["BP-MSG-09"] },
  { type: T.SUBSCRIBED, kinds: ["id", "id"], ids: ["BP-MSG-10"] },
  { type: T.UNSUBSCRIBE, kinds: ["id", "id"], ids: ["BP-MSG-11"] },
  { type: T.UNSUBSCRIBED, kinds: ["id"], ids: ["BP-MSG-12"] },
  { type: T.EVENT, kinds: ["id", "id", "dict"], payload: true, ids: ["BP-MSG-13"] },
  { type: T.CALL, kinds: ["id", "dict", "uri"], payload: true, ids: ["BP-MSG-14"] },
  { type: T.CANCEL, kinds: ["id", "dict"], ids: ["BP-GEN-05"] },
  { type: T.RESULT, kinds: ["id", "dict"], payload: true, ids: ["BP-MSG-15"] },
  { type: T.REGISTER, kinds: ["id", "dict", "uri"], ids: ["BP-MSG-16"] },
  { type: T.REGISTERED, kinds: ["id", "id"], ids: ["BP-MSG-17"] },
  { type: T.UNREGISTER, kinds: ["id", "id"], ids: ["BP-MSG-18"] },
  { type: T.UNREGISTERED, kinds: ["id"], ids: ["BP-MSG-19"] },
  { type: T.INVOCATION, kinds: ["id", "id", "dict"], payload: true, ids: ["BP-MSG-20"] },
  { type: T.INTERRUPT, kinds: ["id", "dict"], ids: ["BP-GEN-05"] },
  { type: T.YIELD, kinds: ["id", "dict"], payload: true, ids: ["BP-MSG-21"] },
];

const samples: { readonly [K in Kind]: unknown } = { id: 1, type: T.CALL, uri: "a.b", string: "s", dict: {} };

/** One value of each shape, and the kinds it is fit for. */
const values: readonly { value: unknown; fits: readonly Kind[] }[] = [
  { value: 2 ** 53, fits: ["id"] },
  { value: 0, fits: [] },
  { value: -1, fits: [] },
  { value: 2n ** 53n + 1n, fits: [] },
  { value: 1.5, fits: [] },
  { value: "text", fits: ["uri", "string"] },
  { value: true, fits: [] },
  { value: null, fits: [] },
  { value: [], fits: [] },
  { value: { key: null }, fits: ["dict"] },
];

/** The shape of every message, element by element. */
export const messageFormats: readonly Scenario<CodecWorld>[] = [
  ...formats.map(({ type, kinds, payload, ids }) =>
    scenario<CodecWorld>(
      `message type ${type} has one type at each position`,
      [...ids, "BP-GEN-05", "BP-PERR-11", "BP-SER-02", "BP-SER-06", "BP-ID-01"],
      ({ serializer }) => {
        const good = [type, ...kinds.map((kind) => samples[kind])];
        expect(() => decode(serializer, good)).not.toThrow();
        for (const [at, kind] of kinds.entries()) {
          for (const { value, fits } of values) {
            const outcome = attempt(serializer, replaced(good, at + 1, value));
            expect([at + 1, value, outcome]).toEqual([at + 1, value, fits.includes(kind) ? "accepted" : "refused"]);
          }
        }
        const tails: readonly Elements[] = [[[]], [[1]], [[], {}], [[1], { a: 1 }]];
        const wrongTails: readonly Elements[] = [[{}], ["a"], [null], [[], []], [[], "a"], [[], {}, []]];
        for (const tail of tails) {
          expect([tail, attempt(serializer, [...good, ...tail])]).toEqual([tail, payload ? "accepted" : "refused"]);
        }
        for (const tail of wrongTails)
          expect([tail, attempt(serializer, [...good, ...tail])]).toEqual([tail, "refused"]);
        for (let length = 0; length < good.length; length++) {
          expect([length, attempt(serializer, good.slice(0, length))]).toEqual([length, "refused"]);
        }
      },
    ),
  ),

  scenario(
    "UNSUBSCRIBED and UNREGISTERED have a revocation form",
    ["BP-MSG-12", "BP-MSG-19", "AP-REV-05"],
    ({ serializer }) => {
      const revoked = { subscription: 7, registration: 7, reason: "no longer" };
      for (const type of [T.UNSUBSCRIBED, T.UNREGISTERED]) {
        expect(decode(serializer, [type, 0, revoked])).toMatchObject({ type, request: 0, details: revoked });
        expect(attempt(serializer, [type, 1, revoked])).toBe("refused");
        expect(attempt(serializer, [type, 0])).toBe("refused");
      }
    },
  ),
];

function decode(serializer: Serializer, elements: Elements): unknown {
  return serializer.decode(encodeElements(serializer, elements));
}

/** Whether a list is taken for a message. Anything but a ProtocolError is a fault. */
function attempt(serializer: Serializer, elements: Elements): "accepted" | "refused" {
  try {
    decode(serializer, elements);
    return "accepted";
  } catch (error) {
    if (error instanceof ProtocolError) return "refused";
    throw error;
  }
}

function replaced(elements: Elements, at: number, value: unknown): Elements {
  return [...elements.slice(0, at), value, ...elements.slice(at + 1)];
}
