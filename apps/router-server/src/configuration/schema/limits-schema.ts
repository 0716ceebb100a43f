import { defaultLimits } from "@junctor/router";
import type { Limits } from "@junctor/router";
import { Type } from "typebox";
import { section } from "./section.ts";

/** What each limit of the router means; the compiler finds one that is missing. */
const descriptions: { readonly [Name in keyof Limits]: string } = {
  maxQueuedBytes: "Octets waiting for one connection; beyond, it is closed.",
  softQueuedBytes:
    "Octets that may wait for one connection for `softQueueTimeout`; where lagging is allowed, events beyond are dropped.",
  softQueueTimeout: "Milliseconds for which `softQueuedBytes` may wait for one connection; then it is closed.",
  maxTotalQueuedBytes: "Octets waiting for all connections together; beyond, the one with the most waiting is closed.",
  highQueuedBytes:
    "Octets waiting for all connections that may not lag; beyond, publishers are not read from, and connections that take nothing for `softQueueTimeout` are closed.",
  lowQueuedBytes: "Octets waiting for all connections that may not lag at which publishers are read from again.",
  maxHelloBytes: "Octets of a message before WELCOME.",
  joinTimeout: "Milliseconds a connection may stay without a session, up to a challenge.",
  authenticationTimeout: "Milliseconds a peer may take to answer a challenge.",
  maxPendingJoins: "Connections without a session.",
  maxPendingJoinsPerAddress: "Connections without a session of one address; those of this machine are not counted.",
  maxFailedLogins: "Denied logins of one address within the window; those of this machine are not counted.",
  maxFailedLoginsPerUser:
    "Denied logins under one authid within the window, from whatever addresses; beyond, answers wait before they are judged.",
  failedLoginDelay: "Milliseconds they wait, right or wrong; less than `authenticationTimeout`.",
  failedLoginWindow: "Milliseconds after which denied logins are forgiven.",
  closeTimeout: "Milliseconds a peer may take to answer GOODBYE.",
  maxSubscriptions: "Subscriptions of one session.",
  maxRegistrations: "Registrations of one session.",
  maxCalls: "Calls of one session in flight.",
  maxReceiverList: "Receivers that each list of a PUBLISH may name.",
  maxRetainedTopics: "Topics of a realm with a retained event.",
  maxRetainedBytes: "Octets of all retained events of a realm.",
  maxTestaments: "Testaments of one session.",
  maxTestamentBytes: "Octets of the payloads of one session's testaments.",
  maxDeclarations: "Declarations of one session.",
  maxDeclarationBytes: "Octets of all declarations of one session.",
  authorizationTimeout: "Milliseconds an authorizer may take.",
  maxKeptAuthorizations: "Answers of authorizers that a realm keeps.",
  maxHistoryEvents: "Events in the history of one subscription.",
  maxHistoryBytes: "Octets of the history of one subscription.",
  maxHistoryPage: "Events that one call for history returns.",
};

function limit(name: keyof Limits) {
  return Type.Optional(Type.Integer({ description: descriptions[name], default: defaultLimits[name], minimum: 0 }));
}

const names = Object.keys(descriptions) as (keyof Limits)[];
const properties = Object.fromEntries(names.map((name) => [name, limit(name)])) as {
  [Name in keyof Limits]: ReturnType<typeof limit>;
};

/** What the router gives one peer, and all together. */
export const limitsSchema = section("What sessions may take. Beyond a limit requests are refused.", properties);
