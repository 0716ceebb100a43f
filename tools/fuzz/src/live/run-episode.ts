import { MessageType as T } from "@junctor/core";
import { FIRST_REQUESTS } from "../plan/plan-episode.ts";
import type { Episode } from "../plan/plan-episode.ts";
import { FromRouter } from "../plan/step.ts";
import type { RouterIds, Step } from "../plan/step.ts";
import { SeededRandom } from "../seeded-random.ts";
import { serializers } from "../serializers.ts";
import { encodeElements } from "../wire/elements.ts";
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
const NO_IDS: RouterIds = { subscription: 1, registration: 1, invocation: 1 };
const SLICED = 8;

/** Sends the messages of an episode over `wire`, or over a new connection, and judges what comes back. */
export async function runEpisode(episode: Episode, port: number, wire?: Wire): Promise<Outcome> {
  const used = wire ?? new Wire({ port, transport: episode.transport, serializer: serializers[episode.serializer] });
  try {
    const ids = episode.phase === "joining" ? NO_IDS : await openSession(used, episode.seed);
    const sent = Date.now();
    write(used, episode, ids);
    const messages = await used.until((received) => received.at(-1)?.[0] === T.GOODBYE);
    const complaint = judge(episode, { messages, isEnded: used.isEnded });
    if (complaint !== undefined) used.terminate();
    const closedAfter = used.isEnded ? Date.now() - sent : undefined;
    return { complaint, wire: used.isEnded || complaint !== undefined ? undefined : used, closedAfter };
  } catch (error) {
    used.terminate();
    return { complaint: (error as Error).message, wire: undefined, closedAfter: undefined };
  }
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
export function encodeStep({ target }: Pick<Wire, "target">, step: Step, ids: RouterIds): Uint8Array {
  const { serializer, transport } = target;
  const encoded = encodeElements(serializer, resolve(step.elements, ids));
  const message = step.octets?.(encoded) ?? encoded;
  return step.frames?.(message) ?? wireFormats[transport].frame(serializer, message);
}

function resolve(elements: Elements, ids: RouterIds): Elements {
  return elements.map((element) => (element instanceof FromRouter ? ids[element.name] : element));
}
