import { MessageType as T } from "@junctor/core";
import type { Episode } from "../plan/plan-episode.ts";
import type { Step, Verdict } from "../plan/step.ts";
import type { Elements } from "../wire/elements.ts";

/** What came back after the mutants. */
export interface Reaction {
  readonly messages: readonly Elements[];
  /** Whether the router closed the connection. */
  readonly isEnded: boolean;
  /** Whether the last mutant happens to be ABORT, which is never answered. */
  readonly saysAbort: boolean;
}

const DENIED = "wamp.error.authentication_denied";
const ROUTER_TYPES = new Set<unknown>([
  T.WELCOME,
  T.ABORT,
  T.CHALLENGE,
  T.GOODBYE,
  T.ERROR,
  T.PUBLISHED,
  T.SUBSCRIBED,
  T.UNSUBSCRIBED,
  T.EVENT,
  T.RESULT,
  T.REGISTERED,
  T.UNREGISTERED,
  T.INVOCATION,
  T.INTERRUPT,
]);

/** What the router did wrong, as one sentence; undefined if it did nothing wrong. */
export function judge({ steps, phase }: Episode, { messages, isEnded, saysAbort }: Reaction): string | undefined {
  const { verdict } = steps.at(-1) as Step;
  if (saysAbort && isEnded && messages.every(([type]) => type !== T.ABORT)) return undefined;
  const stray = messages.find(([type]) => !ROUTER_TYPES.has(type));
  if (stray !== undefined) return `a router sent ${JSON.stringify(stray)}`;
  const complaint = isEnded ? judgeEnd(verdict, messages) : judgeGoingOn(verdict, messages);
  if (complaint !== undefined || verdict === "cut") return complaint;
  if (phase !== "session" && !isEnded && messages[0]?.[0] !== T.WELCOME) return "a session began without WELCOME";
  return steps.map((step) => judgeAnswer(step, messages)).find((found) => found !== undefined);
}

function judgeEnd(verdict: Verdict, messages: readonly Elements[]): string | undefined {
  const aborts = messages.filter(([type]) => type === T.ABORT);
  if (verdict === "allowed") return `the connection ended although nothing was wrong: ${JSON.stringify(aborts)}`;
  if (aborts.length > 1) return `${aborts.length} times ABORT`;
  if (aborts.length === 0) return verdict === "cut" ? undefined : "the connection ended without ABORT";
  if (messages.at(-1)?.[0] !== T.ABORT) return "something came after ABORT";
  const reason = aborts[0]?.[2];
  if (verdict === "denial") return reason === DENIED ? undefined : `a wrong answer got ${JSON.stringify(aborts[0])}`;
  if (verdict !== "violation" || reason === "wamp.error.protocol_violation") return undefined;
  return `a violation was answered with ABORT ${JSON.stringify(aborts[0])}`;
}

function judgeGoingOn(verdict: Verdict, messages: readonly Elements[]): string | undefined {
  if (messages.some(([type]) => type === T.ABORT)) return "the session went on after ABORT";
  if (messages.filter(([type]) => type === T.GOODBYE).length !== 1) return "GOODBYE did not come once";
  if (verdict === "denial") return "a wrong answer was accepted";
  return verdict === "violation" || verdict === "cut" ? "a violation was accepted" : undefined;
}

function judgeAnswer({ request }: Step, messages: readonly Elements[]): string | undefined {
  if (request === undefined) return undefined;
  const { type, id } = request;
  // Each answer has the type code after its request's.
  const answers = messages.filter(([kind, first, second]) =>
    kind === T.ERROR ? first === type && second === id : kind === type + 1 && first === id,
  );
  return answers.length === 1 ? undefined : `request ${id} of type ${type} got ${answers.length} answers`;
}
