import type { MessageOf, MessageType } from "@junctor/core";
import { MessageType as T } from "@junctor/core";
import type { WireMemory } from "./wire-memory.ts";

type Words = {
  readonly [Name in keyof typeof T]: (message: MessageOf<(typeof T)[Name]>, memory: WireMemory) => string;
};

/** One sentence per message type, from where the page stands: what it does, not what it is. */
const words: Words = {
  HELLO: ({ realm }) => `asks to join ${realm}`,
  WELCOME: ({ session }) => `you are in, as session ${session}`,
  ABORT: ({ reason }) => `ends it here: ${reason}`,
  CHALLENGE: ({ authMethod }) => `prove who you are: ${authMethod}`,
  AUTHENTICATE: () => "the proof",
  GOODBYE: ({ reason }) => `leaves: ${reason}`,
  ERROR: ({ requestType, request, error }, memory) => `${memory.failed(requestType, request)} failed: ${error}`,
  PUBLISH: ({ topic, payload }) => `tells all subscribers of ${topic}: ${brief(payload.args)}`,
  PUBLISHED: () => "the router took the publication",
  SUBSCRIBE: ({ topic }) => `wants events of ${topic}`,
  SUBSCRIBED: ({ request }, memory) => `events of ${memory.request(request)} will come`,
  UNSUBSCRIBE: ({ subscription }, memory) => `wants no more of ${memory.topic(subscription)}`,
  UNSUBSCRIBED: ({ request }, memory) => `no more of ${memory.request(request)}`,
  EVENT: ({ subscription, payload }, memory) => `${memory.topic(subscription)}: ${brief(payload.args)}`,
  CALL: ({ procedure, payload }) => `calls ${procedure} with ${brief(payload.args)}`,
  CANCEL: ({ request }, memory) => `gives up on ${memory.request(request)}`,
  RESULT: ({ request, payload }, memory) => `${memory.request(request)} answered ${brief(payload.args)}`,
  REGISTER: ({ procedure }) => `offers to answer ${procedure}`,
  REGISTERED: ({ request }, memory) => `calls to ${memory.request(request)} will come here`,
  UNREGISTER: ({ registration }, memory) => `answers ${memory.procedure(registration)} no more`,
  UNREGISTERED: ({ request }, memory) => `no more calls to ${memory.request(request)}`,
  INVOCATION: ({ request, payload }, memory) =>
    `somebody calls ${memory.invocation(request)} with ${brief(payload.args)}`,
  INTERRUPT: ({ request }, memory) => `the caller of ${memory.invocation(request)} gave up`,
  YIELD: ({ request, payload }, memory) => `answers ${memory.invocation(request)}: ${brief(payload.args)}`,
};

const names = new Map<number, keyof typeof T>(Object.entries(T).map(([name, type]) => [type, name as keyof typeof T]));

/** The name of a message type: `EVENT` for 36. */
export function messageName(type: MessageType): keyof typeof T {
  return names.get(type) ?? "ERROR";
}

/** What a message does, in words, for who looks on from the page. */
export function wireWords(message: MessageOf<MessageType>, memory: WireMemory): string {
  const say = words[messageName(message.type)] as (message: MessageOf<MessageType>, memory: WireMemory) => string;
  return say(message, memory);
}

const LONGEST = 72;

function brief(args: readonly unknown[]): string {
  if (args.length === 0) return "no arguments";
  const text = args.map((arg) => (isListOfObjects(arg) ? `a list of ${arg.length}` : JSON.stringify(arg))).join(", ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function isListOfObjects(arg: unknown): arg is object[] {
  return Array.isArray(arg) && typeof arg[0] === "object";
}
