import { MessageType as T } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import { oddDict } from "./odd-values.ts";
import { RIGHT_ANSWER } from "./right-answer.ts";
import type { Step } from "./step.ts";
import { validMessage } from "./valid-message.ts";

/** What must not come while a challenge is out. */
const OUT_OF_PLACE: readonly Elements[] = [
  [T.HELLO, "realm1", { roles: { caller: {} } }],
  [T.GOODBYE, {}, "wamp.close.normal"],
  [T.SUBSCRIBE, 1, {}, "com.example.one"],
];
const WRONG_TICKETS = ["", "wrong", "fuzz-ticke", "fuzz-ticket ", "fuzz-ticket\u0000", "\u00e9".repeat(2_000)];

/** What may come in place of the right answer to a challenge: it is right but odd, wrong, or no answer at all. */
export function answerMutation(random: SeededRandom): Step {
  switch (random.below(4)) {
    case 0:
      return { what: "the right answer, with an odd extra", verdict: "allowed", elements: withExtra(random) };
    case 1:
      return { what: "a wrong answer", verdict: "denial", elements: [T.AUTHENTICATE, random.pick(WRONG_TICKETS), {}] };
    case 2:
      return { what: "out of place", verdict: "violation", elements: random.pick(OUT_OF_PLACE) };
    default: {
      const elements = validMessage(random, { next: () => 1 });
      return { what: "a message of an open session", verdict: "violation", elements };
    }
  }
}

function withExtra(random: SeededRandom): Elements {
  return [...RIGHT_ANSWER.slice(0, 2), oddDict(random)];
}
