import { ErrorUri, WampError } from "@junctor/core";
import type { CallMessage, PublishMessage, RegisterMessage, SubscribeMessage } from "@junctor/core";
import { asError } from "../as-error.ts";
import { sessionDetails } from "../meta/session-details.ts";
import { callProcedure } from "../realm/call-procedure.ts";
import type { Realm } from "../realm/realm.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import type { AnswerTopic } from "./answer-cache.ts";
import type { AuthorizationRequest, Authorizer } from "./authorizer.ts";
import type { Question } from "./question.ts";
import { readAnswer } from "./read-answer.ts";
import type { Answer } from "./read-answer.ts";
import { relevantOptions } from "./relevant-options.ts";

/** What a session wants to do, and the message that asks for it, if there is one. */
export interface Asked {
  readonly question: Question;
  readonly message: CallMessage | PublishMessage | RegisterMessage | SubscribeMessage | undefined;
}

/** An answer, or why there is none. */
export type Outcome = Answer | Refusal;

/** What an authorizer may say by throwing, and what its session is then told. */
const denials: readonly string[] = [
  ErrorUri.NOT_AUTHORIZED,
  ErrorUri.AUTHORIZATION_DENIED,
  ErrorUri.AUTHORIZATION_REQUIRED,
];

/**
 * Asks an authorizer, or looks up what it said before. A promise only if it takes its time; it never rejects.
 * @param authorizer a function, or the URI of a procedure of the realm.
 */
export function askAuthorizer(
  realm: Realm,
  session: Session,
  [authorizer, asked]: [Authorizer | string, Asked],
): Outcome | Promise<Outcome> {
  const request = requestOf(session, asked);
  const topic = topicOf(session, request);
  const known = realm.answers.get(topic);
  if (known !== undefined) return known;
  const { generation } = realm.answers;
  const take = (said: unknown): Outcome => {
    const answer = readAnswer(said, request.action);
    if (mayKeep(session, asked.question, answer) && realm.answers.generation === generation) {
      realm.answers.set(topic, answer);
    }
    return answer;
  };
  const fail = (error: unknown): Refusal => refusalBy(realm, error);
  try {
    const said = typeof authorizer === "string" ? callAuthorizer(realm, authorizer, request) : authorizer(request);
    return said instanceof Promise ? inTime(realm, said).then(take).catch(fail) : take(said);
  } catch (error) {
    return fail(error);
  }
}

/** Whether an answer is kept: the permission about the URI says so, or else the answer. */
function mayKeep({ permissions }: Session, { uri, match }: Question, { cache }: Answer): boolean {
  return (match === "exact" ? permissions?.ruleOf(uri).cache : undefined) ?? cache;
}

function requestOf(session: Session, { question, message }: Asked): AuthorizationRequest {
  const { uri, action } = question;
  return { session: sessionDetails(session), uri, action, options: relevantOptions(question, message?.options) };
}

function topicOf({ identity }: Session, { uri, action, options }: AuthorizationRequest): AnswerTopic {
  return { identity, uri, rest: JSON.stringify([action, options]) };
}

/** As the authorizers of other routers are called. It may answer with one argument, or with keyword arguments. */
async function callAuthorizer(realm: Realm, procedure: string, request: AuthorizationRequest): Promise<unknown> {
  const { session, uri, action, options } = request;
  const timeout = realm.limits.authorizationTimeout;
  const { args, kwargs } = await callProcedure(realm, { procedure, args: [session, uri, action, options], timeout });
  return args.length > 0 ? args[0] : kwargs;
}

/** A function that never answers is given up, as a procedure is. */
function inTime<Value>({ clock, limits }: Realm, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(limits.authorizationTimeout, () => reject(new Error("the authorizer took too long")));
    promise.then(resolve, reject).finally(() => timer.cancel());
  });
}

function refusalBy(realm: Realm, error: unknown): Refusal {
  if (error instanceof WampError && denials.includes(error.uri)) {
    const [text] = error.args;
    return typeof text === "string" ? { error: error.uri, text } : { error: error.uri };
  }
  realm.counters.authorizersFailed++;
  realm.logger.warn("an authorizer failed", { realm: realm.name, error: asError(error) });
  return { error: ErrorUri.AUTHORIZATION_FAILED, text: "the authorizer failed" };
}
