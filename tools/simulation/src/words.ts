import type { Dict } from "@junctor/core";
import type { DrainOptions } from "@junctor/router";
import type { Step } from "./plan.ts";
import type { Features } from "./scripted-client.ts";

/** What is published to. Few, so that clients meet; the last ones are refused. */
export const topics: readonly string[] = repeat(
  ["topic.one", "topic.two", "topic.one.sub", "topical"],
  ["wamp.topic", "not a topic"],
);

const procedures: readonly string[] = repeat(
  ["proc.one", "proc.two", "proc.one.sub", "procedure"],
  ["wamp.no.such.procedure", "not a procedure", "proc.nobody.has"],
);

/** A pattern and the options that say how it matches. */
export interface AskedPattern {
  readonly uri: string;
  readonly options: Dict;
}

const topicPatterns: readonly AskedPattern[] = [
  { uri: "topic.one", options: { match: "prefix" } },
  { uri: "topic", options: { match: "prefix" } },
  { uri: "topic.", options: { match: "prefix" } },
  { uri: "topic..sub", options: { match: "wildcard" } },
  { uri: "topic.", options: { match: "wildcard" } },
  { uri: ".one", options: { match: "wildcard" } },
  { uri: "topic.one", options: { match: "wildcard" } },
  { uri: "topic.one", options: { match: "regex" } },
  { uri: "wamp.session.on_join", options: {} },
  { uri: "wamp.session.on_leave", options: {} },
  { uri: "wamp.subscription.on_", options: { match: "prefix" } },
  { uri: "wamp.registration.on_", options: { match: "prefix" } },
  { uri: "wamp..on_create", options: { match: "wildcard" } },
  { uri: "wamp.session.on_", options: { match: "prefix" } },
];

const procedurePatterns: readonly AskedPattern[] = [
  { uri: "proc.one", options: { match: "prefix" } },
  { uri: "proc", options: { match: "prefix" } },
  { uri: "proc..sub", options: { match: "wildcard" } },
  { uri: "proc.", options: { match: "wildcard" } },
  { uri: ".one", options: { match: "wildcard" } },
  { uri: "proc.one", options: { match: "regex" } },
];

const policies = [undefined, "roundrobin", "roundrobin", "random", "least_loaded", "x_hash", "first", "last", "single"];

/** What SUBSCRIBE asks for: half of the time an exact topic. */
export function topicPattern({ a, b }: Step): AskedPattern {
  const { uri, options } = a % 2 === 0 ? { uri: choose(topics, b), options: {} } : choose(topicPatterns, b);
  const nkey = nodeKey(b >>> 16);
  return {
    uri,
    options: {
      ...options,
      ...((a >>> 8) % 2 === 0 ? { get_retained: true } : {}),
      ...(nkey === undefined ? {} : { nkey }),
    },
  };
}

/** What REGISTER asks for. In one world most callees of a procedure ask for the same policy, so that they share it. */
export function procedurePattern({ a, b }: Step, seed: number): AskedPattern {
  const { uri, options } = a % 3 > 0 ? { uri: procedure(b, seed), options: {} } : choose(procedurePatterns, b);
  const invoke = choose(policies, a % 5 > 0 ? (seed >>> 1) + uri.length : a >>> 4);
  const concurrency = choose([undefined, undefined, undefined, 1, 1, 2], b >>> 12);
  const nkey = nodeKey(a >>> 12);
  return {
    uri,
    options: {
      ...options,
      ...((b >>> 16) % 4 === 0 ? { forward_timeout: true } : {}),
      ...((b >>> 20) % 5 === 0 ? { disclose_caller: true } : {}),
      ...((b >>> 24) % 4 === 0 ? { force_reregister: true } : {}),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(invoke === undefined ? {} : { invoke }),
      ...(nkey === undefined ? {} : { nkey }),
    },
  };
}

/** The node of a subscriber or callee; most have none. */
function nodeKey(number: number): string | undefined {
  return choose([undefined, undefined, "node1", "node2", "node3"], number);
}

/** What a call or an event is about. */
function resourceKey(number: number): string {
  return choose(["", "key1", "key2", "key3", "key4", "ключ"], number);
}

/** What is called, and registered as it is: in every other world one procedure more often than all others. */
export function procedure(number: number, seed: number): string {
  return seed % 2 === 0 && number % 4 > 0 ? "proc.one" : choose(procedures, number >>> 2);
}

/** Options of PUBLISH but for the receivers. */
export function publishOptions({ a, b }: Step): Dict {
  const options = [{}, { acknowledge: true }, { exclude_me: false }, { acknowledge: true, exclude_me: false }];
  return {
    ...choose(options, b >>> 20),
    ...((a >>> 16) % 5 === 0 ? { retain: true } : {}),
    ...((a >>> 19) % 4 === 0 ? { disclose_me: true } : {}),
    ...((a >>> 21) % 2 === 0 ? { rkey: resourceKey(a >>> 23) } : {}),
  };
}

/** What HELLO announces: most sessions have all that calls can be, some miss something. */
export function features({ a, b }: Step): Features {
  const reads = (number: number): Dict => (number % 4 > 0 ? { payload_passthru_mode: true } : {});
  return {
    publisher: reads(b >>> 12),
    subscriber: (b >>> 10) % 2 === 0 ? { subscription_revocation: true } : {},
    caller: { ...reads(b >>> 14), ...((b >>> 8) % 4 > 0 ? { progressive_call_invocations: true } : {}) },
    callee: {
      ...reads(b >>> 16),
      ...(a % 4 > 0 ? { call_canceling: true } : {}),
      ...((a >>> 2) % 4 > 0 ? { progressive_call_results: true } : {}),
      ...((a >>> 4) % 4 > 0 ? { progressive_call_invocations: true } : {}),
      ...((a >>> 6) % 3 > 0 ? { call_reroute: true } : {}),
      ...((a >>> 8) % 2 === 0 ? { call_timeout: true } : {}),
      ...((a >>> 9) % 2 === 0 ? { registration_revocation: true } : {}),
    },
  };
}

/** How a payload that the router does not look into is to be read; who did not announce that rarely sends any. */
export function passthru({ payload_passthru_mode: announced }: Dict, number: number): Dict {
  if (number % (announced === true ? 5 : 50) > 0) return {};
  const secret = { ppt_scheme: "x_sealed", ppt_serializer: "cbor", ppt_cipher: "xsalsa20poly1305", ppt_keyid: "key1" };
  return choose([secret, secret, { ppt_scheme: "x_plain" }, { ppt_scheme: "", ppt_keyid: "key1" }], number >>> 8);
}

/**
 * Options of CALL: some may not take long, some say who calls, some take progressive results, some
 * are sent in chunks.
 */
export function callOptions({ a, b }: Step, { progressive_call_invocations: chunks }: Dict): Dict {
  const timeout = choose([undefined, undefined, 0, 1, 400, 400, 1_000, 5_000], b);
  // Who did not announce chunks rarely sends any.
  const progressive = (b >>> 8) % (chunks === true ? 2 : 50) === 0;
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...((b >>> 10) % 4 === 0 ? { disclose_me: true } : {}),
    ...((b >>> 16) % 2 === 0 ? { receive_progress: true } : {}),
    ...(progressive ? { progress: true } : {}),
    ...partitioning(a >>> 8),
  };
}

/** Every other call is about something; some go only to the node of that. */
function partitioning(number: number): Dict {
  const runmode = choose([undefined, undefined, undefined, "partition", "partition"], number);
  return {
    ...(number % 64 === 0 ? { runmode: "all" } : runmode === undefined ? {} : { runmode }),
    ...((number >>> 6) % 4 > 0 ? { rkey: resourceKey(number >>> 8) } : {}),
  };
}

/** Options of a CALL that continues one: only `progress` means anything. */
export function chunkOptions({ b }: Step): Dict {
  return choose([{ progress: true }, { progress: true }, { progress: true, timeout: 1, disclose_me: true }], b >>> 8);
}

/** A procedure that kills, and its arguments. */
export function killing(
  victim: { readonly session: number; readonly authid: string },
  number: number,
): readonly [procedure: string, args: readonly unknown[]] {
  const byId = ["wamp.session.kill", [Math.max(1, victim.session)]] as const;
  const byAuthid = ["wamp.session.kill_by_authid", [victim.authid]] as const;
  const byAuthrole = ["wamp.session.kill_by_authrole", [number % 7 < 2 ? "member" : "guest"]] as const;
  return choose([byId, byId, byAuthid, byAuthid, byAuthrole, ["wamp.session.kill_all", []]], number);
}

/** A procedure that leaves a testament or takes those of one scope back, and its arguments. */
export function testament(
  { a, b }: Step,
  [args, options]: readonly [args: readonly unknown[], options: Dict],
): readonly [procedure: string, args: readonly unknown[]] {
  const scope = choose([[], ["destroyed"], ["detached"], ["detached"]], b >>> 8);
  const wrong = a % 32 === 0 ? ["later"] : undefined;
  if (b % 6 === 1) return ["wamp.session.flush_testaments", wrong ?? scope];
  const topic = choose(topics, a);
  return ["wamp.session.add_testament", [topic, [...args, "testament"], {}, options, ...(wrong ?? scope)]];
}

/** A procedure that takes from somebody what they hold, and its arguments. */
export function removal(
  victim: {
    readonly session: number;
    readonly subscriptions: readonly number[];
    readonly registrations: readonly number[];
  },
  step: Step,
): readonly [procedure: string, args: readonly unknown[]] {
  const isCallee = step.b % 2 === 0;
  const held = isCallee ? victim.registrations : victim.subscriptions;
  const reason = step.b % 6 < 3 ? [] : ["com.example.reason"];
  const args = [chooseId([held], step), Math.max(1, victim.session), ...reason];
  return [isCallee ? "wamp.registration.remove_callee" : "wamp.subscription.remove_subscriber", args];
}

/** Which events of a history are asked for: how many, on what, since and until when, since and until which one. */
export function historyFilters({ a, b }: Step, publications: readonly number[], now: number): Dict {
  const times = ["from_time", "after_time", "before_time", "until_time"];
  const places = ["from_publication", "after_publication", "before_publication", "until_publication"];
  const time = (number: number): string => new Date(now - choose([0, 0, 0, 300, 400, 1_300], number)).toISOString();
  const place = (number: number): number =>
    number % 16 === 0 ? NO_ID : choose([...publications, NO_ID], number >>> 4);
  return {
    ...choose([{}, { limit: 2 }, { reverse: true }, { limit: 3, reverse: true }, { limit: 9 }], b >>> 4),
    ...(a % 2 === 0 ? { [choose(times, a >>> 2)]: time(a >>> 4) } : {}),
    ...(a % 10 === 0 ? { [choose(times, a >>> 8)]: time(a >>> 10) } : {}),
    ...(b % 2 === 0 ? { [choose(places, b >>> 8)]: place(b >>> 10) } : {}),
    ...(b % 10 === 0 ? { [choose(places, b >>> 16)]: place(b >>> 18) } : {}),
    ...((a >>> 16) % 5 === 0 ? { topic: choose(topics, a >>> 20) } : {}),
  };
}

/** Options of CANCEL. */
export function cancelOptions({ b }: Step): Dict {
  const mode = choose([undefined, "skip", "kill", "kill", "killnowait", "killslowly"], b);
  return mode === undefined ? {} : { mode };
}

/** How gently the router closes; not as by default where that would take all the time of a world. */
export function drainOptions({ a, b }: Step): DrainOptions {
  return choose(
    [{}, { grace: 1_000, spread: 400 }, { grace: 5_000, spread: 1 }, { grace: 0, spread: 0 }],
    (a ^ b) >>> 0,
  );
}

/** An id that nobody ever has. */
export const NO_ID = 999_999;

/** An id of the lists, or `NO_ID`. */
export function chooseId(lists: readonly (readonly number[])[], { a, b }: Step): number {
  const list = choose(lists, b >>> 8);
  return list[a % Math.max(1, list.length)] ?? NO_ID;
}

/** One of a list that is not empty. */
export function choose<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item;
}

function repeat(often: readonly string[], rarely: readonly string[]): readonly string[] {
  return [...often, ...often, ...often, ...often, ...rarely];
}
