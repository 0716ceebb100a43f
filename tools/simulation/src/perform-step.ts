import { EMPTY_DICT, ErrorUri, MessageType as T, Payload } from "@junctor/core";
import type { Dict } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { memoryTransport } from "@junctor/transport-memory";
import { malformedMessages } from "./malformed-messages.ts";
import type { Step, StepKind } from "./plan.ts";
import type { ScriptedClient } from "./scripted-client.ts";
import type { World } from "./world.ts";
import * as words from "./words.ts";

interface Turn {
  readonly world: World;
  readonly client: ScriptedClient;
  readonly step: Step;
}

type Perform = (turn: Turn) => void | Promise<void>;

const serializers = [json(), json(), msgpack(), cbor()];

/** What is done in each kind of step; nothing, if it cannot be done now. */
const performances: { readonly [Kind in StepKind]: Perform } = {
  connect: async ({ world, client, step }) => {
    if (client.connection !== undefined) return;
    const transport = memoryTransport((connection) => world.accept(connection, client.name), {
      clock: world.clock,
      defer: world.scheduler.defer,
    });
    client.connect(await transport.connect({ serializers: [words.choose(serializers, step.a)] }));
  },
  hello: ({ client, step }) => {
    if (client.state !== "connected") return;
    client.hello(step.b % 40 === 0 ? "realm2" : "realm1", words.features(step));
  },
  subscribe: joined(({ client, step }) => {
    const { uri: topic, options } = words.topicPattern(step);
    client.send({ type: T.SUBSCRIBE, request: client.nextRequest(), options, topic });
  }),
  unsubscribe: joined(({ world, client, step }) => {
    const foreign = words.choose(world.clients, step.b).subscriptions;
    const subscription = words.chooseId([client.subscriptions, client.subscriptions, foreign], step);
    if (subscription === words.NO_ID && step.b % 8 > 0) return;
    client.send({ type: T.UNSUBSCRIBE, request: client.nextRequest(), subscription });
  }),
  publish: joined((turn) => {
    const { client, step } = turn;
    const options = eventOptions(turn);
    const topic = words.choose(words.topics, step.a);
    client.send({ type: T.PUBLISH, request: client.nextRequest(), options, topic, payload: client.token() });
  }),
  register: joined(({ world, client, step }) => {
    const { uri: procedure, options } = words.procedurePattern(step, world.seed);
    client.send({ type: T.REGISTER, request: client.nextRequest(), options, procedure });
  }),
  unregister: joined(({ world, client, step }) => {
    const foreign = words.choose(world.clients, step.b).registrations;
    const registration = words.chooseId([client.registrations, client.registrations, foreign], step);
    if (registration === words.NO_ID && step.b % 8 > 0) return;
    client.send({ type: T.UNREGISTER, request: client.nextRequest(), registration });
  }),
  call: joined(({ world, client, step }) => {
    const request = client.nextRequest();
    client.calls.push(request);
    const procedure = words.procedure(step.a, world.seed);
    const { caller } = client.features;
    const options = { ...words.callOptions(step, caller), ...words.passthru(caller, step.b >>> 12) };
    if (options.progress === true) client.chunked.push({ request, procedure });
    client.send({ type: T.CALL, request, options, procedure, payload: client.token() });
  }),
  chunk: joined(({ client, step }) => {
    const index = Math.max(0, client.chunked.length - 1 - (step.a % 3));
    const chunked = client.chunked[index];
    if (chunked === undefined) return;
    const last = step.b % 4 === 0;
    // Rarely one comes behind the last one, or for another procedure.
    if (last && step.b % 64 > 0) client.chunked.splice(index, 1);
    const procedure = step.b % 61 === 0 ? "procedure" : chunked.procedure;
    const options = last ? EMPTY_DICT : words.chunkOptions(step);
    client.send({ type: T.CALL, request: chunked.request, options, procedure, payload: client.token() });
  }),
  cancel: joined(({ client, step }) => {
    const request = words.chooseId([client.calls.slice(-4), client.calls], step);
    client.send({ type: T.CANCEL, request, options: words.cancelOptions(step) });
  }),
  kill: joined(({ world, client, step }) => {
    const { session, authid } = words.choose(world.clients, step.a);
    const [procedure, args] = words.killing({ session, authid }, step.b);
    const payload = Payload.of(args);
    client.send({ type: T.CALL, request: client.nextRequest(), options: EMPTY_DICT, procedure, payload });
  }),
  history: joined(({ world, client, step }) => {
    const id = words.chooseId([client.subscriptions], step);
    const payload = Payload.of([id], words.historyFilters(step, client.publications, world.clock.now()));
    const procedure = "wamp.subscription.get_events";
    client.send({ type: T.CALL, request: client.nextRequest(), options: EMPTY_DICT, procedure, payload });
  }),
  remove: joined(({ world, client, step }) => {
    const [procedure, args] = words.removal(words.choose(world.clients, step.a), step);
    const payload = Payload.of(args);
    client.send({ type: T.CALL, request: client.nextRequest(), options: EMPTY_DICT, procedure, payload });
  }),
  testament: joined((turn) => {
    const { client, step } = turn;
    const options = eventOptions(turn);
    const [procedure, args] = words.testament(step, [client.token().args, options]);
    const payload = Payload.of(args);
    client.send({ type: T.CALL, request: client.nextRequest(), options: EMPTY_DICT, procedure, payload });
  }),
  yield: joined(({ client, step }) => {
    const progressive = (step.b >>> 8) % 3 === 0;
    const request = progressive
      ? words.choose([...client.invocations, undefined], step.a)
      : takeInvocation(client, step);
    if (request === undefined) return;
    const passthru = words.passthru(client.features.callee, step.b >>> 12);
    const options = progressive ? { progress: true, ...passthru } : passthru;
    client.send({ type: T.YIELD, request, options, payload: client.token() });
  }),
  error: joined(({ client, step }) => {
    const request = takeInvocation(client, step);
    if (request === undefined) return;
    const error = step.b % 5 < 2 ? ErrorUri.UNAVAILABLE : "com.example.failed";
    const details = words.passthru(client.features.callee, step.b >>> 8);
    const failed = { error, details, payload: client.token() };
    client.send({ type: T.ERROR, requestType: T.INVOCATION, request, ...failed });
  }),
  goodbye: joined(({ client }) => client.goodbye("wamp.close.close_realm")),
  abort: ({ client }) => {
    client.send({ type: T.ABORT, details: EMPTY_DICT, reason: "com.example.gone", payload: Payload.EMPTY });
  },
  disconnect: ({ client }) => client.connection?.terminate(),
  hangUp: ({ client }) => client.connection?.close(),
  malformed: ({ client, step }) => client.sendBytes(words.choose(malformedMessages, step.a)),
  pause: ({ client }) => client.connection?.pause(),
  resume: ({ client }) => client.connection?.resume(),
  deliver: ({ world, step }) => {
    if (world.scheduler.size > 0) world.scheduler.deliver(step.a);
  },
  drain: ({ world, step }) => world.drain(words.drainOptions(step)),
  turn: ({ world }) => world.endTurn(),
  wait: ({ world, step }) => world.wait(words.choose([1, 300, 400, 1_000, 4_999, 5_000], step.a)),
};

/** Takes one step; a promise only if it connects. */
export function performStep(world: World, step: Step): void | Promise<void> {
  return performances[step.kind]({ world, client: words.choose(world.clients, step.client), step });
}

/** Needs a session, or one that will be there when the message arrives. */
function joined(perform: (turn: Turn) => void): Perform {
  return (turn) => {
    if (turn.client.state === "joined") perform(turn);
  };
}

/** Some are answered twice: the second answer is late. */
function takeInvocation(client: ScriptedClient, { a, b }: Step): number | undefined {
  const { invocations } = client;
  const index = a % Math.max(1, invocations.length);
  return b % 7 === 0 ? invocations[index] : invocations.splice(index, 1)[0];
}

/** Options of a publication, now or after the session. */
function eventOptions({ world, client, step }: Turn): Dict {
  const passthru = words.passthru(client.features.publisher, step.b >>> 12);
  return { ...words.publishOptions(step), ...receiverLists(world, step), ...passthru };
}

/** Every fourth publication names who may have it, or may not. */
function receiverLists(world: World, { a, b }: Step): Dict {
  if (b % 4 !== 0) return EMPTY_DICT;
  const named = world.clients.filter((client, index) => client.session > 0 && ((a >>> (8 + index)) & 1) === 1);
  const lists: readonly Dict[] = [
    { exclude: named.map((client) => client.session) },
    { eligible: named.map((client) => client.session) },
    { exclude_authid: named.map((client) => client.authid) },
    { eligible_authid: named.map((client) => client.authid) },
    { exclude_authrole: named.length > 2 ? ["guest"] : ["nobody"] },
    { eligible_authrole: named.length > 2 ? ["member"] : [] },
  ];
  return { ...words.choose(lists, b >>> 4), ...(b % 8 === 0 ? words.choose(lists, b >>> 8) : EMPTY_DICT) };
}
