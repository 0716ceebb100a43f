import type { Verb } from "./verb.ts";

/** A verb in the list of all: enough for `junctor --help`. */
export interface VerbEntry {
  readonly name: string;
  /** One line: what it does. */
  readonly summary: string;
  /** Under which heading the help lists it. */
  readonly group: "Router:" | "Client:" | "Tools:";
  /** Not for people: no help lists it. */
  readonly hidden?: boolean | undefined;
  /** Loads arguments, options and examples. */
  load(): Promise<Verb>;
}

/** All verbs, in the order of the help. */
export const verbs: readonly VerbEntry[] = [
  {
    name: "start",
    summary: "start a router: as a configuration file says, or else with a demo page to try it",
    group: "Router:",
    load: async () => (await import("./verbs/start.ts")).start,
  },
  {
    name: "reload",
    summary: "let a running router read its configuration file again, and tell what is wrong with it",
    group: "Router:",
    load: async () => (await import("./verbs/reload.ts")).reload,
  },
  {
    name: "check",
    summary: "check a configuration file and tell everything that is wrong with it",
    group: "Router:",
    load: async () => (await import("./verbs/check.ts")).check,
  },
  {
    name: "init",
    summary: "write a configuration file to start from",
    group: "Router:",
    load: async () => (await import("./verbs/init.ts")).init,
  },
  {
    name: "hash",
    summary: "read a password from standard input and print what stands in its place in a configuration file",
    group: "Router:",
    load: async () => (await import("./verbs/hash.ts")).hash,
  },
  {
    name: "keygen",
    summary: "make a pair of keys for cryptosign, and print the public one",
    group: "Router:",
    load: async () => (await import("./verbs/keygen.ts")).keygen,
  },
  {
    name: "call",
    summary: "call a procedure and print its result",
    group: "Client:",
    load: async () => (await import("./verbs/call.ts")).call,
  },
  {
    name: "publish",
    summary: "publish an event",
    group: "Client:",
    load: async () => (await import("./verbs/publish.ts")).publish,
  },
  {
    name: "subscribe",
    summary: "print the events of topics, or run a command for each",
    group: "Client:",
    load: async () => (await import("./verbs/subscribe.ts")).subscribe,
  },
  {
    name: "register",
    summary: "answer calls of a procedure with what a command prints, or with the arguments themselves",
    group: "Client:",
    load: async () => (await import("./verbs/register.ts")).register,
  },
  {
    name: "join",
    summary: "join a realm, print who one is there, and stay",
    group: "Client:",
    load: async () => (await import("./verbs/join.ts")).join,
  },
  {
    name: "meta",
    summary: "list sessions, registrations and subscriptions of a realm, or end sessions",
    group: "Client:",
    load: async () => (await import("./verbs/meta.ts")).meta,
  },
  {
    name: "compose",
    summary: "do the steps of a script: calls, events and what is expected of them",
    group: "Client:",
    load: async () => (await import("./verbs/compose.ts")).compose,
  },
  {
    name: "contract",
    summary: "write a typed contract, as a TypeScript module, of what a realm declares",
    group: "Client:",
    load: async () => (await import("./verbs/contract.ts")).contract,
  },
  {
    name: "bench",
    summary: "measure how many calls or events a router carries",
    group: "Tools:",
    load: async () => (await import("./verbs/bench.ts")).bench,
  },
  {
    name: "message",
    summary: "write and read messages as they stand on the wire",
    group: "Tools:",
    load: async () => (await import("./verbs/message.ts")).message,
  },
  {
    name: "auth",
    summary: "sign and check challenges, and derive keys",
    group: "Tools:",
    load: async () => (await import("./verbs/auth.ts")).auth,
  },
  {
    name: "completion",
    summary: "print a script that completes what is typed in a shell",
    group: "Tools:",
    load: async () => (await import("./verbs/completion.ts")).completion,
  },
  {
    name: "complete",
    summary: "tell a shell what may come next",
    group: "Tools:",
    hidden: true,
    load: async () => (await import("./verbs/complete.ts")).complete,
  },
];
