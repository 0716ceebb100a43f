import { MessageType as T } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import { define, oddDict, oddUri, oddValue } from "./odd-values.ts";
import { replaceElement } from "./replace-element.ts";
import type { RequestIds } from "./valid-message.ts";

/** Changes a valid message. Undefined where it does not apply. */
export type Mutation = (random: SeededRandom, elements: Elements, ids: RequestIds) => Elements | undefined;

/** Dicts of options stand here. */
const OPTIONS = 2;
const URI = 3;
const PAYLOAD = 4;
/** No message knows these, or none of those that clients send. */
const UNKNOWN_OPTIONS = [
  "__proto__",
  "constructor",
  "publisher",
  "publisher_authid",
  "caller",
  "caller_authid",
  "trustlevel",
  "forward_for",
  "session",
  "x_unknown",
];

const withOptions = new Set<unknown>([T.PUBLISH, T.SUBSCRIBE, T.CALL, T.CANCEL, T.REGISTER]);
const withUri = new Set<unknown>([T.PUBLISH, T.SUBSCRIBE, T.CALL, T.REGISTER]);
const withPayload = new Set<unknown>([T.PUBLISH, T.CALL]);
const withEarlierId = new Set<unknown>([T.CANCEL, T.YIELD, T.ERROR]);

/** Messages that are odd, and still no violation. */
export const allowedMutations: { readonly [what: string]: Mutation } = {
  "nothing changed": (_random, elements) => elements,
  "an unknown option": (random, elements) => {
    if (!withOptions.has(elements[0])) return undefined;
    const options = { ...(elements[OPTIONS] as object) };
    define(options, random.pick(UNKNOWN_OPTIONS), oddValue(random));
    return replaceElement(elements, OPTIONS, options);
  },
  "an odd URI": (random, elements) =>
    withUri.has(elements[0]) ? replaceElement(elements, URI, oddUri(random)) : undefined,
  "an odd payload": (random, elements) => {
    if (!withPayload.has(elements[0])) return undefined;
    const args = Array.from({ length: random.below(6) }, () => oddValue(random));
    return [...elements.slice(0, PAYLOAD), args, oddDict(random)];
  },
  "a gap in the request ids": (random, elements, ids) =>
    withEarlierId.has(elements[0]) ? undefined : replaceElement(elements, 1, ids.next(random.below(1_000_000))),
  "the id of nothing": (random, elements) =>
    elements[0] === T.UNSUBSCRIBE || elements[0] === T.UNREGISTER
      ? replaceElement(elements, 2, 1 + random.uint32())
      : undefined,
};
