import { batchItem, MessageType as T, splitBatch } from "@junctor/core";
import { FIRST_REQUESTS } from "../plan/plan-episode.ts";
import type { Episode } from "../plan/plan-episode.ts";
import { FromRouter } from "../plan/step.ts";
import type { RouterIds, Step } from "../plan/step.ts";
import { SeededRandom } from "../seeded-random.ts";
import { serializers } from "../serializers.ts";
import { encodeElements, readElements } from "../wire/elements.ts";
import type { Elements } from "../wire/elements.ts";
import { Wire, wireFormats } from "../wire/wire.ts";
import { judge } from "./judge.ts";

/** What an episode led to. */
export interface Outcome {
  /** What the router did wrong; undefined if it did nothing wrong. */
  readonly complaint: string | undefined;
  /** The connection, if the next episode can use it. */
  readonly wire: Wire | undefined;
  /** Milliseconds from the last message to the end of the connection; undefined if it did not end. */
  readonly closedAfter: number | undefined;
}

const HELLO = [T.HELLO, "realm1", { roles: { publisher: {}, subscriber: {}, caller: {}, callee: {} } }];
/** Where the user `fuzz` joins by the ticket `fuzz-ticket`. */
const CHALLENGING_REALM = "realm2";
const NO_IDS: RouterIds = { subscription: 1, registration: 1, invocation: 1 };
const SLICED = 8;

/** Sends the messages of an episode over `wire`, or over a new connection, and judges what comes back. */
export async function runEpisode(episode: Episode, port: number, wire?: Wire): Promise<Outcome> {
  const used = wire ?? new Wire({ port, transport: episode.transport, serializer: serializers[episode.serializer] });
  try {
    const ids = await prepare(used, episode);
    const sent = Date.now();
    write(used, episode, ids);
    const messages = await used.until((received) => received.at(-1)?.[0] === T.GOODBYE);
    const saysAbort = isAbort(used, encodeMessage(used, episode.steps.at(-1) as Step, ids));
    const complaint = judge(episode, { messages, isEnded: used.isEnded, saysAbort });
    if (complaint !== undefined) used.terminate();
    const closedAfter = used.isEnded ? Date.now() - sent : undefined;
    return { complaint, wire: used.isEnded || complaint !== undefined ? undefined : used, closedAfter };
  } catch (error) {
    used.terminate();
    return { complaint: (error as Error).message, wire: undefined, closedAfter: undefined };
  }
}

/** Goes as far as the mutants want it. */
async function prepare(wire: Wire, { phase, seed }: Episode): Promise<RouterIds> {
  if (phase === "session") return openSession(wire, seed);
  if (phase === "challenged") await getChallenge(wire);
  return NO_IDS;
}

/** Says HELLO where a ticket is asked for. */
async function getChallenge(wire: Wire): Promise<void> {
  wire.send(T.HELLO, CHALLENGING_REALM, { roles: { caller: {} }, authmethods: ["ticket"], authid: "fuzz" });
  const messages = await wire.until((received) => received.length > 0);
  if (messages[0]?.[0] !== T.CHALLENGE) throw new Error(`no challenge came: ${JSON.stringify(messages.map(String))}`);
}

/** Joins, and becomes a subscriber, a callee and its own caller. */
async function openSession(wire: Wire, seed: number): Promise<RouterIds> {
  wire.send(...HELLO);
  const own = `org.example.own${seed}`;
  wire.send(T.SUBSCRIBE, 1, {}, own);
  wire.send(T.REGISTER, 2, {}, own);
  wire.send(T.CALL, FIRST_REQUESTS, {}, own);
  const messages = await wire.until((received) => received.some(([type]) => type === T.INVOCATION));
  const find = (wanted: number) => messages.find(([type]) => type === wanted);
  const invocation = find(T.INVOCATION);
  if (messages[0]?.[0] !== T.WELCOME || invocation === undefined) {
    throw new Error(`the session did not open: ${JSON.stringify(messages.map(String))}`);
  }
  return {
    subscription: find(T.SUBSCRIBED)?.[2] as number,
    registration: find(T.REGISTERED)?.[2] as number,
    invocation: invocation[1] as number,
  };
}

function write(wire: Wire, { seed, steps }: Episode, ids: RouterIds): void {
  const goodbye: Step = {
    what: "",
    verdict: "allowed",
    elements: [T.GOODBYE, {}, "wamp.close.close_realm"],
  };
  const octets = Buffer.concat([...steps, goodbye].map((step) => encodeStep(wire, step, ids)));
  const random = new SeededRandom(seed);
  let at = 0;
  // Now and then in pieces, wherever they are cut.
  while (random.below(SLICED) === 0 && at < octets.length) {
    const end = at + 1 + random.below(octets.length - at);
    wire.write(octets.subarray(at, end));
    at = end;
  }
  wire.write(octets.subarray(at));
}

/** The octets of one step, frames and all. */
export function encodeStep(wire: Pick<Wire, "target">, step: Step, ids: RouterIds): Uint8Array {
  const { serializer, transport } = wire.target;
  const message = encodeMessage(wire, step, ids);
  return step.frames?.(message) ?? wireFormats[transport].frame(serializer, message);
}

function encodeMessage({ target }: Pick<Wire, "target">, step: Step, ids: RouterIds): Uint8Array {
  const encoded = encodeElements(target.serializer, resolve(step.elements, ids));
  return step.octets?.(encoded) ?? encoded;
}

/** Whether what became of a message is ABORT, by chance: `[32,5,{},"a"]` without three octets is. */
function isAbort({ target: { serializer, transport } }: Wire, message: Uint8Array): boolean {
  const batch = batchItem(serializer.name, message);
  const messages = transport === "batched" ? splitBatch(serializer.name, batch) : [message];
  return Array.from(messages, (each) => readElements(serializer, each)[0]).includes(T.ABORT);
}

function resolve(elements: Elements, ids: RouterIds): Elements {
  return elements.map((element) => (element instanceof FromRouter ? ids[element.name] : element));
}
