import { ErrorUri } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { tokenOf } from "./expectations.ts";
import { isBeyond } from "./model-passthru.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelRegistration, ModelSession } from "./model-session.ts";
import { nodeOf } from "./nodes.ts";

/** How many invocations of a registration a callee works on. */
function load(registration: ModelRegistration, callee: ModelSession): number {
  const open = [...callee.invocations.values()].filter((call) => call.registration === registration);
  return open.length + [...callee.abandoned.values()].filter((each) => each === registration).length;
}

/** Who gets a call. */
export function pickCallee(realm: ModelRealm, call: ModelCall): ModelSession | "busy" | "none" {
  const { registration } = call;
  const willing = askedFor(call);
  const hasRoom = (callee: ModelSession): boolean =>
    load(registration, callee) < (registration.concurrency.get(callee) ?? Infinity);
  const free = willing.filter(hasRoom);
  return free.length === 0 ? (willing.length === 0 ? "none" : "busy") : choose(realm, call, free);
}

/** Who may be asked: where the call goes by its key, the callees of one node. */
function askedFor({ registration, message, tried }: ModelCall): readonly ModelSession[] {
  const { callees, invoke } = registration;
  const isWilling = (callee: ModelSession): boolean => !tried.has(callee);
  if (message.options.runmode === "partition") return onNode(registration, message, callees).filter(isWilling);
  const willing = callees.filter(isWilling);
  return invoke === "x_hash" ? onNode(registration, message, willing) : willing;
}

/** Who gave no node key is a node of its own. */
function onNode(
  { nodes }: ModelRegistration,
  { options }: CallMessage,
  callees: readonly ModelSession[],
): readonly ModelSession[] {
  const nameOf = (callee: ModelSession): string => nodes.get(callee) ?? `\0${callee.id}`;
  const node = nodeOf(options.rkey as string, callees.map(nameOf));
  return callees.filter((callee) => nameOf(callee) === node);
}

function choose(realm: ModelRealm, call: ModelCall, free: readonly ModelSession[]): ModelSession | "none" {
  const { registration, message } = call;
  const [first = "none"] = free;
  switch (registration.invoke) {
    case "random":
      // Any will do; only the router knows which it was.
      realm.endTurn();
      return (
        free.find((callee) => realm.wasInvoked(callee, tokenOf(message))) ??
        free.find((callee) => refusal(realm, call, callee) !== undefined) ??
        first
      );
    case "roundrobin":
      return takeTurn(registration, free);
    case "least_loaded": {
      const least = Math.min(...free.map((callee) => load(registration, callee)));
      return takeTurn(
        registration,
        free.filter((callee) => load(registration, callee) === least),
      );
    }
    default:
      return registration.invoke === "last" ? (free.at(-1) ?? first) : first;
  }
}

function takeTurn(registration: ModelRegistration, among: readonly ModelSession[]): ModelSession | "none" {
  const { callees, turn } = registration;
  const around = callees.map((_, step) => (turn + step) % callees.length);
  const index = around.find((each) => among.includes(callees[each] as ModelSession)) ?? 0;
  registration.turn = index + 1;
  return callees[index] ?? "none";
}

/** Why a callee does not get a call, if it is picked. */
export function refusal(
  realm: ModelRealm,
  { chunks, message }: ModelCall,
  { features, peer }: ModelSession,
): string | undefined {
  if (isBeyond(features, message.options)) return ErrorUri.FEATURE_NOT_SUPPORTED;
  const takesChunks = features.progressive_call_invocations === true && features.call_canceling === true;
  const isAnnounced = realm.features.dealer.progressive_call_invocations === true;
  if (chunks !== "none" && isAnnounced && !takesChunks) return ErrorUri.FEATURE_NOT_SUPPORTED;
  return peer.flow === "normal" ? undefined : ErrorUri.NETWORK_FAILURE;
}
