import { ErrorUri, MessageType as T, Payload } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import { limits } from "../limits.ts";
import { modelPassthru } from "./model-passthru.ts";
import { modelPublish } from "./model-publish.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelSession } from "./model-session.ts";
import { oweMetaResult } from "./owe-meta-result.ts";
import { isRefused } from "./patterns.ts";

/** `detached` ones come first. */
const scopes: readonly unknown[] = ["detached", "destroyed"];

/** A call of `wamp.session.add_testament`. */
export function modelAddTestament(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const [topic, args, kwargs, given, scope = "destroyed"] = message.payload.args;
  if (scopes.includes(scope)) modelPassthru(caller.publisherFeatures, given as Dict);
  const error = refusal(caller, topic as string, scope);
  if (error !== undefined) return realm.oweError(caller, message, error);
  const payload = Payload.of(args as unknown[], kwargs as Dict);
  // Nobody is left to answer, or to get it back.
  const { acknowledge: _answer, exclude_me: _echo, ...options } = given as Dict;
  const publish = { type: T.PUBLISH, request: 0, options, topic: topic as string, payload } as const;
  caller.testaments = [...caller.testaments, { scope, publish }];
  oweMetaResult(realm, caller, { message, result: [] });
}

function refusal({ testaments }: ModelSession, topic: string, scope: unknown): string | undefined {
  if (!scopes.includes(scope)) return ErrorUri.INVALID_ARGUMENT;
  if (isRefused(topic)) return ErrorUri.INVALID_URI;
  return testaments.length >= limits.maxTestaments ? ErrorUri.UNAVAILABLE : undefined;
}

/** A call of `wamp.session.flush_testaments`. */
export function modelFlushTestaments(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const [flushed = "destroyed"] = message.payload.args;
  if (!scopes.includes(flushed)) return realm.oweError(caller, message, ErrorUri.INVALID_ARGUMENT);
  caller.testaments = caller.testaments.filter(({ scope }) => scope !== flushed);
  oweMetaResult(realm, caller, { message, result: [] });
}

/** A session has left: what it wanted to be published then is, one after the other. */
export function modelPublishTestaments(realm: ModelRealm, session: ModelSession): void {
  for (const wanted of scopes) {
    for (const { scope, publish } of session.testaments) {
      if (scope !== wanted) continue;
      realm.input++;
      modelPublish(realm, session, publish);
    }
  }
}
