import { ErrorUri, WampError } from "@junctor/core";
import type { Dict, PeerInfo, RandomSource } from "@junctor/core";
import type { AcceptedMethod } from "./accepted-method.ts";
import type { Applicant, Claim } from "./applicant.ts";
import { isChallenge } from "./auth-step.ts";
import type { AuthStep, Challenge } from "./auth-step.ts";
import type { JoinAttempt } from "./client-authenticator.ts";

/** A memory link: no address, not encrypted. */
export const memoryPeer: PeerInfo = { transport: "memory", protocol: "wamp.2.json", secure: false };

/** Repeatable randomness. */
export function countingRandom(start = 1): RandomSource {
  let state = start;
  return { uint32: () => (state = Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0 };
}

/** Somebody at the door at 2014-06-22T16:36:25.448Z. */
export function applicant(claim: Partial<Claim> = {}, peer: PeerInfo = memoryPeer): Applicant {
  return {
    hello: { realm: "realm1", authmethods: [], authid: undefined, authextra: {}, ...claim },
    peer,
    session: 3_251_278_072_152_162,
    random: countingRandom(),
    clock: { now: () => Date.UTC(2014, 5, 22, 16, 36, 25, 448) },
    call: async (procedure) => Promise.reject(new WampError(ErrorUri.NO_SUCH_PROCEDURE, { args: [procedure] })),
  };
}

/** A client about to join. */
export function attempt(peer: PeerInfo = memoryPeer): JoinAttempt {
  return { realm: "realm1", peer, random: countingRandom(77) };
}

/** The challenge a method begins with. */
export async function challengeOf(method: AcceptedMethod, who: Applicant): Promise<Challenge> {
  return challenge(await method.begin(who));
}

/** The step, which has to be a challenge. */
export function challenge(step: AuthStep): Challenge {
  if (!isChallenge(step)) throw new Error("expected a challenge");
  return step;
}

/** Answers a challenge; what is refused rejects, also if it is refused at once. */
export async function answer(to: Challenge, signature: string, extra: Dict = {}): Promise<AuthStep> {
  return to.answer({ signature, extra });
}
