import type { CallMessage } from "@junctor/core";
import { readKey } from "../read-key.ts";
import { rendezvous } from "../rendezvous.ts";
import type { RendezvousNode } from "../rendezvous.ts";
import type { Session } from "../session/session.ts";
import type { Registration } from "./registrations.ts";
import { ownNode } from "./seats.ts";

/** Who gets a call: `busy` if all that might have as much to do as they may, `none` if there is nobody to ask. */
export type Pick = Session | "busy" | "none";

/** What of a call decides who gets it. */
export interface Picking {
  readonly message: CallMessage;
  /** Callees that declined it; they count as not there (spec: AP-REROUTE-02). */
  readonly tried: ReadonlySet<Session> | undefined;
}

/**
 * Which callee of a registration gets the next call (spec: AP-SHREG-04, AP-SHREG-05). Who has no room is passed over;
 * but where a key decides, its calls wait for the callees of its node and go to no others.
 */
export function pickCallee(registration: Registration, call: Picking): Pick {
  const { seats, callees } = registration;
  const { tried, message } = call;
  if (seats === undefined && tried === undefined && message.options.runmode === undefined) {
    return choose(registration, callees);
  }
  const asked = askedFor(registration, call);
  if (asked.length === 0) return "none";
  const free = asked.filter((callee) => seats?.of(callee)?.hasRoom !== false);
  return free.length === 0 ? "busy" : choose(registration, free);
}

/** Whether a key decides: which of several callees, or nodes, are asked does not depend on who has room. */
export function isKeyed({ invoke }: Registration, { options }: CallMessage): boolean {
  return invoke === "x_hash" || options.runmode === "partition";
}

/**
 * Those that may get a call. Where its caller wants the node of its key, no other node stands in for that; where callees
 * share by key, the node of the key is one of those that did not decline.
 */
function askedFor(registration: Registration, { message, tried }: Picking): readonly Session[] {
  const { callees } = registration;
  const isPartitioned = message.options.runmode === "partition";
  const keyed = isPartitioned ? onNodeOf(registration, message, callees) : callees;
  const willing = tried === undefined ? keyed : keyed.filter((callee) => !tried.has(callee));
  return registration.invoke === "x_hash" && !isPartitioned ? onNodeOf(registration, message, willing) : willing;
}

/** Those of the callees that work for the node the key of a call belongs to, in the order of registration. */
function onNodeOf({ seats }: Registration, message: CallMessage, callees: readonly Session[]): readonly Session[] {
  const nodeOf = (callee: Session): RendezvousNode => seats?.of(callee)?.node ?? ownNode(callee);
  const node = rendezvous(readKey(message.options.rkey) ?? "", callees.map(nodeOf));
  return callees.filter((callee) => nodeOf(callee).name === node?.name);
}

/** By the policy, among callees of the registration; at least one. */
function choose(registration: Registration, among: readonly Session[]): Pick {
  switch (registration.invoke) {
    case "single":
    case "first":
    case "x_hash":
      return among[0] ?? "none";
    case "last":
      return among.at(-1) ?? "none";
    case "random":
      return among[registration.random.uint32() % among.length] ?? "none";
    case "roundrobin":
      return takeTurn(registration, among);
    case "least_loaded":
      return takeTurn(registration, leastLoaded(registration, among));
  }
}

/** In the order of registration, and around again. */
function takeTurn(registration: Registration, among: readonly Session[]): Pick {
  const { callees } = registration;
  for (let step = 0; step < callees.length; step++) {
    const index = (registration.turn + step) % callees.length;
    const callee = callees[index] as Session;
    if (among !== callees && !among.includes(callee)) continue;
    registration.turn = index + 1;
    return callee;
  }
  return "none";
}

/** Those that have the fewest invocations to answer. */
function leastLoaded({ seats }: Registration, among: readonly Session[]): readonly Session[] {
  const load = (callee: Session): number => seats?.of(callee)?.open ?? 0;
  const least = Math.min(...among.map(load));
  return among.filter((callee) => load(callee) === least);
}
