import { EMPTY_DICT, ErrorUri, MessageType as T, Payload, WampError } from "@junctor/core";
import { refuseLongLists } from "../broker/receiver-lists.ts";
import { requirePassthru } from "../payload-passthru.ts";
import type { Realm } from "../realm/realm.ts";
import { refuseApplicationUri, refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import type { Testament, TestamentScope } from "../session/testament.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { throwRefusal } from "./throw-refusal.ts";
import { testamentOptions } from "./testament-options.ts";

const addTestament: MetaProcedure = (realm, caller, args) => {
  const testament = readTestament(caller, args);
  requirePassthru(caller, "publisher", testament.publish.options);
  throwRefusal(refuse(realm, caller, testament));
  caller.testaments.push(testament);
  return [];
};

const flushTestaments: MetaProcedure = (_realm, caller, args) => {
  const scope = readScope(args.optionalText(0, "scope"));
  const kept = caller.testaments.filter((testament) => testament.scope !== scope);
  caller.testaments.splice(0, caller.testaments.length, ...kept);
  return [];
};

/** What a session leaves to be published at its end (spec: AP-TEST-02 to AP-TEST-05). */
export const testamentProcedures: MetaProcedures = [
  ["wamp.session.add_testament", addTestament],
  ["wamp.session.flush_testaments", flushTestaments],
];

function readTestament(caller: Session, args: MetaArguments): Testament {
  const topic = args.text(0, "topic");
  const payload = Payload.of(args.optionalList(1, "args"), args.optionalDict(2, "kwargs"));
  const options = testamentOptions(args.optionalDict(3, "publish_options") ?? EMPTY_DICT);
  return {
    scope: readScope(args.optionalText(4, "scope")),
    publish: { type: T.PUBLISH, request: 0, options, topic, payload },
    octets: payload.encodedFor(caller.outbox.serializer).bytes.length,
  };
}

function readScope(scope = "destroyed"): TestamentScope {
  if (scope === "destroyed" || scope === "detached") return scope;
  throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: ['scope must be "destroyed" or "detached"'] });
}

function refuse(
  { rules, limits }: Realm,
  { testaments }: Session,
  { publish, octets }: Testament,
): Refusal | undefined {
  return (
    refuseApplicationUri(publish.topic, rules.uriRule) ??
    refuseLongLists(publish.options, limits.maxReceiverList) ??
    refuseBeyond(limits.maxTestaments, testaments.length, "testaments") ??
    refuseOctets(
      limits.maxTestamentBytes,
      testaments.reduce((sum, testament) => sum + testament.octets, octets),
    )
  );
}

function refuseOctets(limit: number, octets: number): Refusal | undefined {
  if (octets <= limit) return undefined;
  return { error: ErrorUri.PAYLOAD_SIZE_EXCEEDED, text: `the testaments of a session may have ${limit} octets` };
}
