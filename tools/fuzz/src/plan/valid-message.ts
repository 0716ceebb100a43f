import { MessageType as T } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";
import type { Elements } from "../wire/elements.ts";
import { FromRouter } from "./step.ts";

/** Gives out request ids, ascending. */
export interface RequestIds {
  /** @param gap ids to leave out. */
  next(gap?: number): number;
}

const URIS = ["com.example.one", "com.example.two", "com.example.two.three", "com.example", "com.example.é"];
/** What may be asked without harm to others: nothing here kills sessions or removes what they hold. */
const META = [
  "wamp.session.count",
  "wamp.session.list",
  "wamp.session.get",
  "wamp.session.add_testament",
  "wamp.session.flush_testaments",
  "wamp.subscription.list",
  "wamp.subscription.lookup",
  "wamp.subscription.match",
  "wamp.subscription.get",
  "wamp.subscription.list_subscribers",
  "wamp.subscription.get_events",
  "wamp.registration.list",
  "wamp.registration.match",
  "wamp.registration.get",
];

type Maker = (random: SeededRandom, ids: RequestIds) => Elements;

const MAKERS: readonly Maker[] = [
  (random, ids) => [T.PUBLISH, ids.next(), publishOptions(random), random.pick(URIS), ...payload(random)],
  (random, ids) => [T.PUBLISH, ids.next(), { acknowledge: true }, random.pick(URIS), ...payload(random)],
  (random, ids) => [T.SUBSCRIBE, ids.next(), matching(random), random.pick(URIS)],
  (_random, ids) => [T.UNSUBSCRIBE, ids.next(), new FromRouter("subscription")],
  (random, ids) => [T.CALL, ids.next(), callOptions(random), random.pick(URIS), ...payload(random)],
  (random, ids) => [T.CALL, ids.next(), {}, random.pick(META), ...payload(random)],
  (random, ids) => [T.CANCEL, ids.next(), { mode: random.pick(["skip", "kill", "killnowait"]) }],
  (random, ids) => [T.REGISTER, ids.next(), registerOptions(random), random.pick(URIS)],
  (_random, ids) => [T.UNREGISTER, ids.next(), new FromRouter("registration")],
  (random) => [T.YIELD, new FromRouter("invocation"), {}, ...payload(random)],
  (random) => [T.ERROR, T.INVOCATION, new FromRouter("invocation"), {}, "com.example.error", ...payload(random)],
];

/** A message that a client may send in an open session. */
export function validMessage(random: SeededRandom, ids: RequestIds): Elements {
  return random.pick(MAKERS)(random, ids);
}

function payload(random: SeededRandom): unknown[] {
  return random.pick([[], [[]], [[1, "two", null]], [[], { key: "value", list: [1.5] }]]);
}

function publishOptions(random: SeededRandom): object {
  return random.pick([{}, { exclude_me: false }, { retain: true }, { exclude: [1, 2] }, { eligible_authrole: ["x"] }]);
}

function callOptions(random: SeededRandom): object {
  return random.pick([{}, { timeout: 1_000 }, { receive_progress: true }, { disclose_me: true }]);
}

function matching(random: SeededRandom): object {
  return random.pick([{}, { match: "exact" }, { match: "prefix" }, { match: "wildcard" }, { get_retained: true }]);
}

function registerOptions(random: SeededRandom): object {
  return random.pick([{}, { match: "prefix" }, { match: "wildcard" }, { invoke: "roundrobin" }, { concurrency: 2 }]);
}
