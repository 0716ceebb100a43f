import { MessageType as T } from "@junctor/core";
import type { Elements } from "../wire/elements.ts";
import type { Mutation } from "./allowed-mutations.ts";
import { define, oddValue } from "./odd-values.ts";
import { replaceElement } from "./replace-element.ts";

const KNOWN_OPTIONS = [
  "acknowledge",
  "exclude",
  "eligible",
  "eligible_authid",
  "exclude_me",
  "retain",
  "match",
  "invoke",
  "mode",
  "timeout",
  "progress",
  "receive_progress",
  "rkey",
  "nkey",
  "runmode",
  "concurrency",
  "ppt_scheme",
  "ppt_serializer",
  "ppt_cipher",
];
const ODD_TEXTS = ["", "prefix", "wildcard", "wamp", "x_own", "cbor", "partition", "all", "kill", "__proto__"];
/** As deep as our own encoder goes with the lists around it. */
const DEEP = 60;

/** Mutants of which some are violations and some not. */
export const doubtfulMutations: { readonly [what: string]: Mutation } = {
  "any value anywhere": (random, elements) =>
    replaceElement(elements, 1 + random.below(elements.length - 1), oddValue(random)),
  "a known option with any value": (random, elements) => {
    const at = elements.findIndex(isPlainDict);
    if (at === -1) return undefined;
    const options = { ...(elements[at] as object) };
    define(options, random.pick(KNOWN_OPTIONS), random.below(2) === 0 ? oddValue(random) : random.pick(ODD_TEXTS));
    return replaceElement(elements, at, options);
  },
  "two elements swapped": (random, elements) => {
    const [one, other] = [1 + random.below(elements.length - 1), 1 + random.below(elements.length - 1)];
    return replaceElement(replaceElement(elements, one, elements[other]), other, elements[one]);
  },
  "a list of 1,001 receivers": (random, elements) =>
    elements[0] === T.PUBLISH
      ? replaceElement(elements, 2, {
          acknowledge: true,
          [random.pick(["eligible", "exclude"])]: Array.from({ length: 1_001 }, (_, index) => index + 1),
        })
      : undefined,
  "nested deep": (_random, elements) => {
    if (elements[0] !== T.PUBLISH && elements[0] !== T.CALL) return undefined;
    let value: Elements = [];
    for (let depth = 0; depth < DEEP; depth++) value = [value];
    return [...elements.slice(0, 4), value];
  },
};

function isPlainDict(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
