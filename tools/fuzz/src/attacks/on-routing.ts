import type { Attack } from "./attack.ts";
import { mutants, proofs, scenarios } from "./proof.ts";

const ROUTER = "packages/router/src";

/** Attacks by what sessions subscribe, register, publish, call and ask. */
export const attacksOnRouting: readonly Attack[] = [
  {
    attack: "tables filled by one session: subscriptions, registrations, calls, testaments, declarations",
    proofs: [
      ...proofs(`${ROUTER}/broker/subscribe.test.ts`, "beyond the limit of the session is refused"),
      ...proofs(`${ROUTER}/dealer/register.test.ts`, "beyond the limit of the session is refused"),
      ...proofs(`${ROUTER}/dealer/call.test.ts`, "beyond the limit in flight is refused until one is answered"),
      ...proofs(`${ROUTER}/meta/testament-procedures.test.ts`, "of one session are limited in number"),
      ...proofs(`${ROUTER}/router.test.ts`, "keeps nothing of sessions that left"),
      ...mutants,
    ],
  },
  {
    attack: "more messages than others can bear, as fast as they can be sent",
    proofs: [
      ...proofs(`${ROUTER}/session/message-rate.test.ts`, "is not read from until it is within it again"),
      ...proofs(`${ROUTER}/session/message-rate.test.ts`, "gets ABORT if its realm says so, and is gone"),
      ...proofs(
        `${ROUTER}/outbox/congestion.test.ts`,
        "publishers are not read from, and nothing they published is lost",
      ),
    ],
  },
  {
    attack: "wildcards that match everything, a hundred thousand patterns, lists of a million receivers",
    proofs: [
      ...proofs(`${ROUTER}/pattern-index.property.test.ts`, "does not grow with patterns that lead elsewhere"),
      ...scenarios("receiver-lists", "a list of more than a thousand receivers is refused"),
      ...proofs(`${ROUTER}/broker/receiver-lists.test.ts`, "beyond the limit are refused, and nobody gets the event"),
    ],
    unproven: "the latency at a hundred thousand patterns: a timed figure, which the tests do not assert",
  },
  {
    attack: "patterns that reach more than their session may, or capture what is under wamp",
    proofs: [
      ...proofs(`${ROUTER}/authorization/permissions.property.test.ts`, "roles may do just what a look at every"),
      ...proofs(`${ROUTER}/authorization/authorize.test.ts`, "is refused if one URI it matches is"),
      ...proofs(`${ROUTER}/authorization/authorize.test.ts`, "that would capture %s is refused to callees"),
      ...scenarios("authorization", "a pattern is refused if one URI it matches is"),
    ],
  },
  {
    attack: "publications and registrations under wamp, and URIs that look like it",
    proofs: [
      ...scenarios("smuggling", "a meta event comes of the router only"),
      ...scenarios("uris", "only a whole first component is reserved"),
      ...scenarios("session-meta-api", "what the router answers under wamp cannot be registered"),
      ...proofs(`${ROUTER}/dealer/register.test.ts`, "of %j is refused (BP-URI-07"),
    ],
  },
  {
    attack: "the meta API asked for what is not one's own: sessions, subscribers, connections, cookies",
    proofs: [
      ...proofs(`${ROUTER}/authorization/meta-permissions.test.ts`, "is closed to roles without a rule about it"),
      ...proofs(`${ROUTER}/meta/session-procedures.test.ts`, "tells who a session is, and nothing of its connection"),
      ...scenarios("authorization", "the meta API is closed to roles but procedure by procedure"),
    ],
  },
  {
    attack: "sessions killed, and subscriptions or registrations of others removed",
    proofs: [
      ...proofs(`${ROUTER}/meta/session-kill-procedures.test.ts`, "is refused unless the realm allows it"),
      ...proofs(`${ROUTER}/meta/session-kill-procedures.test.ts`, "of nobody, or of the caller itself, is refused"),
      ...proofs(
        `${ROUTER}/authorization/meta-permissions.test.ts`,
        "only where the realm allows it, and for roles that may",
      ),
      ...proofs(`${ROUTER}/broker/unsubscribe.test.ts`, "of somebody else's id is refused and changes nothing"),
    ],
  },
  {
    attack: "testaments to topics that are forbidden; histories and retained events of topics that are",
    proofs: [
      ...proofs(
        `${ROUTER}/authorization/authorizer.test.ts`,
        "is asked about when it is added, and when the session has ended",
      ),
      ...scenarios("authorization", "retained events and testaments are for who may"),
      ...scenarios("authorization", "a history is for who may subscribe to what it is of"),
    ],
  },
  {
    attack: "identities of others, where the realm does not tell them",
    proofs: [
      ...scenarios("identification", "a publisher that does not ask is not disclosed"),
      ...scenarios("identification", "a realm can refuse to disclose callers, to both sides"),
      ...proofs(
        `${ROUTER}/authorization/disclosure-of.test.ts`,
        "is told as the permission says, else the role, else the realm",
      ),
    ],
  },
  {
    attack: "requests that look legitimate and cost much: long histories, lists of all sessions, schemas",
    proofs: [
      ...scenarios("event-history", "limit, reverse and publications page through a history"),
      ...proofs("packages/schema/src/compile-schema.test.ts", "schemas that double at every reference end"),
      ...proofs("packages/schema/src/compile-schema.test.ts", "comparing every item with every other ends"),
      ...proofs(`${ROUTER}/meta/session-procedures.test.ts`, "a result too long for the caller is refused"),
    ],
    unproven:
      "how long the event loop is blocked with ten thousand sessions: a timed figure, which the tests do not assert",
  },
];
