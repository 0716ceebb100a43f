import { MAX_ID, messageSchema, MessageType as T } from "@junctor/core";
import type { FieldKind, MessageType } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import type { Mutation } from "./allowed-mutations.ts";
import { replaceElement } from "./replace-element.ts";

/** Values that must not stand where the kind belongs. */
const WRONG: { readonly [K in FieldKind]: readonly unknown[] } = {
  id: [0, -1, 1.5, BigInt(MAX_ID) + 1n, "1", null, true, [], {}],
  requestType: [0, -68, T.CALL, T.PUBLISH, T.REGISTER, 99, "68", null, {}],
  uri: [0, null, true, [], {}, ["com.example"]],
  string: [0, null, true, [], {}],
  dict: [null, 0, true, "", "{}", [], new Uint8Array()],
};
const WRONG_TYPES = [0, 7, 99, 300, -16, 16.5, 2 ** 40, "16", null, true, [], [16], {}];

/** Known options with values of another type. */
const WRONG_OPTIONS: { readonly [type: number]: readonly object[] } = {
  [T.PUBLISH]: [{ acknowledge: 1 }, { exclude: "x" }, { eligible: [1.5] }, { retain: null }, { exclude_authid: [7] }],
  [T.SUBSCRIBE]: [{ match: 1 }, { match: null }, { get_retained: "true" }],
  [T.CALL]: [{ timeout: -1 }, { timeout: "1" }, { receive_progress: 0 }, { disclose_me: {} }],
  [T.CANCEL]: [{ mode: 1 }, { mode: null }],
  [T.REGISTER]: [{ invoke: 1 }, { match: true }, { concurrency: -1 }, { force_reregister: "yes" }],
  [T.YIELD]: [{ progress: 1 }],
};

/** What only a router sends. */
const ROUTER_MESSAGES: readonly Elements[] = [
  [T.WELCOME, 1, {}],
  [T.CHALLENGE, "ticket", {}],
  [T.PUBLISHED, 1, 2],
  [T.SUBSCRIBED, 1, 2],
  [T.UNSUBSCRIBED, 1],
  [T.UNSUBSCRIBED, 0, { subscription: 1 }],
  [T.EVENT, 1, 2, {}],
  [T.RESULT, 1, {}],
  [T.REGISTERED, 1, 2],
  [T.UNREGISTERED, 1],
  [T.INVOCATION, 1, 2, {}],
  [T.INTERRUPT, 1, {}],
];
/** What does not belong into an open session, or answers what never was. */
const OUT_OF_PLACE: readonly Elements[] = [
  [T.HELLO, "realm1", { roles: { caller: {} } }],
  [T.AUTHENTICATE, "secret", {}],
  [T.YIELD, MAX_ID - 1, {}],
  [T.ERROR, T.INVOCATION, MAX_ID - 1, {}, "com.example.error"],
];

/** Mutants that a router must not take, in any state. */
export const malformingMutations: { readonly [what: string]: Mutation } = {
  "an element of another type": (random, elements) => {
    const kinds = kindsOf(elements);
    const index = random.below(kinds.length);
    return replaceElement(elements, index + 1, random.pick(WRONG[kinds[index] as FieldKind]));
  },
  "too few elements": (random, elements) => elements.slice(0, random.below(kindsOf(elements).length + 1)),
  "too many elements": (_random, elements) => {
    const { payload } = rowOf(elements);
    return payload ? [...elements.slice(0, kindsOf(elements).length + 1), [], {}, 1] : [...elements, 1];
  },
  "no list of arguments": (random, elements) => withPayload(random, elements, [random.pick(["x", 1, null, {}])]),
  "no dict of arguments": (random, elements) => withPayload(random, elements, [[], random.pick(["x", 1, null, []])]),
  "no type code": (random, elements) => replaceElement(elements, 0, random.pick(WRONG_TYPES)),
  "a router's message": (random) => random.pick(ROUTER_MESSAGES),
};

/** Mutants that a router must not take in an open session. */
export const violatingMutations: { readonly [what: string]: Mutation } = {
  ...malformingMutations,
  "a known option of another type": (random, elements) => {
    const options = WRONG_OPTIONS[elements[0] as number];
    if (options === undefined) return undefined;
    return replaceElement(elements, kindsOf(elements).indexOf("dict") + 1, random.pick(options));
  },
  "a used request id": (_random, elements) =>
    [T.YIELD, T.ERROR, T.CANCEL, T.CALL].some((type) => type === elements[0])
      ? undefined
      : replaceElement(elements, 1, 1),
  "out of place": (random) => random.pick(OUT_OF_PLACE),
};

function rowOf(elements: Elements): { readonly fields: object; readonly payload: boolean } {
  return messageSchema[elements[0] as MessageType];
}

function kindsOf(elements: Elements): FieldKind[] {
  return Object.values(rowOf(elements).fields);
}

function withPayload(_random: SeededRandom, elements: Elements, payload: unknown[]): Elements | undefined {
  if (!rowOf(elements).payload) return undefined;
  return [...elements.slice(0, kindsOf(elements).length + 1), ...payload];
}
