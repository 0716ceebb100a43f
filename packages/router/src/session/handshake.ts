import { CloseUri, ErrorUri, ProtocolError, randomId } from "@junctor/core";
import { isChallenge } from "@junctor/auth";
import type { AuthStep, Challenge } from "@junctor/auth";
import type { AuthenticateMessage, Clock, HelloMessage, PeerInfo, RandomSource } from "@junctor/core";
import { asError } from "../as-error.ts";
import type { Counters } from "../counters.ts";
import type { Limits } from "../limits.ts";
import type { Logger } from "../logger.ts";
import { announceAuthenticationDenied } from "../meta/denial-events.ts";
import { callProcedure } from "../realm/call-procedure.ts";
import type { Entrance, Realms } from "../realm/realms.ts";
import type { Applicant, Identity } from "./identity.ts";
import { readHello } from "./read-hello.ts";
import type { Hello } from "./read-hello.ts";

/** What HELLO is checked against. */
export interface HandshakeContext {
  readonly realms: Realms;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly counters: Counters;
  readonly logger: Logger;
}

/** What a peer wants to join, and as which session. */
export interface Candidacy {
  readonly entrance: Entrance;
  readonly hello: Hello;
  /** The id its session will have. */
  readonly session: number;
}

/** A peer that may join. */
export interface Admission extends Candidacy {
  readonly identity: Identity;
}

/** A peer that has to answer a challenge first. */
export interface Trial extends Candidacy {
  readonly challenge: Challenge;
}

/** What becomes of a peer that wants to join. */
export type Outcome = Admission | Trial;

/**
 * From HELLO to the decision who may join what, or to a challenge. A promise only if the realm's authenticator takes
 * its time.
 * @throws {ProtocolError} with the reason of ABORT; the promise rejects with one likewise (spec: BP-SESS-08, -14).
 */
export function handshake(
  context: HandshakeContext,
  message: HelloMessage,
  peer: PeerInfo,
): Outcome | Promise<Outcome> {
  const hello = readHello(message);
  const entrance = context.realms.entrance(hello.realm);
  if (entrance === undefined) throw new ProtocolError("no such realm", ErrorUri.NO_SUCH_REALM);
  if (context.realms.state !== "open") throw new ProtocolError("the router is closing", CloseUri.SYSTEM_SHUTDOWN);
  const candidacy = { entrance, hello, session: freeId(entrance, context.random) };
  return decide(context, candidacy, () => entrance.authenticate(applicantOf(context, candidacy, peer)));
}

/**
 * From AUTHENTICATE to the decision, or to another challenge (spec: AP-AUTH-01, AP-AUTH-02).
 * @throws {ProtocolError} as `handshake`.
 */
export function judge(
  context: HandshakeContext,
  { challenge, ...candidacy }: Trial,
  { signature, extra }: AuthenticateMessage,
): Outcome | Promise<Outcome> {
  return decide(context, candidacy, () => challenge.answer({ signature, extra }));
}

/** What is no refusal is a fault of the authenticator; the peer learns no more than that (spec: AP-AUTH-07). */
function decide(
  context: HandshakeContext,
  candidacy: Candidacy,
  step: () => AuthStep | Promise<AuthStep>,
): Outcome | Promise<Outcome> {
  try {
    const next = step();
    if (!(next instanceof Promise)) return outcomeOf(candidacy, next);
    return next.then(
      (known) => outcomeOf(candidacy, known),
      (error: unknown) => fail(context, candidacy, error),
    );
  } catch (error) {
    return fail(context, candidacy, error);
  }
}

function outcomeOf(candidacy: Candidacy, step: AuthStep): Outcome {
  return isChallenge(step) ? { ...candidacy, challenge: step } : { ...candidacy, identity: step };
}

function fail({ counters, logger }: HandshakeContext, { entrance, ...denied }: Candidacy, error: unknown): never {
  if (error instanceof ProtocolError) {
    const isDenial = error.reason === ErrorUri.AUTHENTICATION_DENIED;
    if (isDenial && entrance.realm !== undefined) announceAuthenticationDenied(entrance.realm, denied);
    throw error;
  }
  counters.faults++;
  logger.error("an authenticator failed", { error: asError(error) });
  throw new ProtocolError("authentication failed", ErrorUri.AUTHENTICATION_FAILED);
}

function applicantOf(context: HandshakeContext, { entrance, hello, session }: Candidacy, peer: PeerInfo): Applicant {
  const { random, clock, limits, realms } = context;
  return {
    hello,
    peer,
    session,
    random,
    clock,
    async call(procedure, args, where = entrance.name) {
      const asked = realms.get(where);
      if (asked === undefined) throw new RangeError(`an authenticator asks the realm "${where}", which is not there`);
      return callProcedure(asked, { procedure, args, timeout: limits.joinTimeout });
    },
  };
}

function freeId(entrance: Entrance, random: RandomSource): number {
  const id = randomId(random);
  return entrance.realm?.sessions.has(id) === true ? freeId(entrance, random) : id;
}
