import { CloseUri, ErrorUri, MessageType as T, ProtocolError } from "@junctor/core";
import type { Dict, HelloMessage, Message, Serializer } from "@junctor/core";
import type { DrainOptions } from "@junctor/router";
import { limits } from "../limits.ts";
import { Violation } from "../violation.ts";
import { act } from "./act.ts";
import { describe, Expectations, tokenOf } from "./expectations.ts";
import { modelDrained } from "./model-drain.ts";
import { modelGoodbye, modelLeave } from "./model-leave.ts";
import { lateCalls, modelTimeout } from "./model-call-ends.ts";
import { oweMetaEvent } from "./model-meta.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelPeer, ModelSession } from "./model-session.ts";

/** For how many milliseconds the router waits for a peer. */
const patience = { idle: limits.joinTimeout, open: Infinity, closing: limits.closeTimeout };

/**
 * The model of a router: for each input in the order the router acts on them it says what is owed to whom,
 * and compares that with what the router sends.
 */
export class ModelRouter {
  readonly realm: ModelRealm;
  readonly #peers = new Set<ModelPeer>();
  /** What the router sent and was not compared yet. */
  #sent: { readonly peer: ModelPeer; readonly message: Message }[] = [];
  /** Sessions the router has ended by itself since its last input. */
  #left: number[] = [];
  /** Who was let in last. */
  #applicant: Joining | undefined;
  /** Connections the router ended, until it is known why. */
  #closing: ModelPeer[] = [];

  constructor(realm: ModelRealm) {
    this.realm = realm;
    realm.wasInvoked = (callee, token) => this.#wasInvoked(callee, token);
  }

  /** Peers that are connected. */
  get connections(): number {
    return this.#peers.size;
  }

  /** A peer connected. */
  accept(name: string, serializer: Serializer): ModelPeer {
    const since = this.realm.now();
    const owed = new Expectations();
    const peer: ModelPeer = { name, serializer, state: "idle", since, flow: "normal", session: undefined, owed };
    this.#peers.add(peer);
    return peer;
  }

  /**
   * The router drains, so it has turned a connection away.
   * @throws {Violation} if it has not.
   */
  turnedAway(peer: ModelPeer): void {
    this.#peers.delete(peer);
    if (!this.#closing.includes(peer)) throw new Violation(`${peer.name}: the router drains, and takes a connection`);
  }

  /** The router is about to let somebody in. */
  applied(applicant: Joining): void {
    if ([...this.realm.sessions].some(({ id }) => id === applicant.id)) {
      throw new Violation(`the router gives the id ${applicant.id} to another session`);
    }
    this.#applicant = applicant;
  }

  /** The router acted on a message. */
  received(peer: ModelPeer, bytes: Uint8Array): void {
    this.#left = [];
    this.realm.input++;
    if (peer.state === "ended") return;
    try {
      this.#act(peer, peer.serializer.decode(bytes));
    } catch (error) {
      if (!(error instanceof PeerFault || error instanceof ProtocolError)) throw error;
      this.#abort(peer);
    }
  }

  /**
   * A timer of the router fired: it ended a session, or a call, or did nothing that is to be seen.
   * @param calls how many calls are in flight now, as the router says.
   */
  timerFired(calls: number): void {
    this.realm.input++;
    const left = this.#left;
    this.#left = [];
    for (const id of left) modelDrained(this.realm, id);
    if (left.length > 0 || calls >= Number(this.realm.counts().calls)) return;
    const late = lateCalls(this.realm);
    // Of several only the router knows which timer came first.
    const ended =
      late.find((call) => this.#wasTimedOut(call)) ?? late.find(({ caller }) => caller.peer.flow !== "normal");
    if (ended !== undefined) modelTimeout(this.realm, ended);
  }

  /**
   * All timers of a moment have fired.
   * @throws {Violation} if a call goes on that has taken too long.
   */
  momentPassed(): void {
    const [late] = lateCalls(this.realm);
    if (late !== undefined) throw new Violation(`${late.caller.peer.name}: call ${late.request} takes too long`);
  }

  /** The router says that a session has left. */
  left(id: number): void {
    this.#left.push(id);
  }

  /** The router acted on the end of a connection. */
  ended(peer: ModelPeer): void {
    // What was waiting went out, into the void.
    this.compare();
    this.#left = [];
    this.realm.input++;
    modelLeave(this.realm, peer, { state: "ended" });
    peer.owed.clear();
    this.#peers.delete(peer);
  }

  /** The router sent messages; they are compared when the model has acted on the same input. */
  sent(peer: ModelPeer, frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#sent.push({ peer, message: peer.serializer.decode(frame) });
  }

  /** What the router says of a peer that does not read fast enough. */
  overflowed(name: string | number | boolean | Error | undefined): void {
    for (const peer of this.#peers) {
      if (peer.name !== name) continue;
      peer.flow = "overflowed";
      peer.owed.clear();
    }
  }

  /** The router closes: GOODBYE to every session. */
  closed(): void {
    this.#left = [];
    for (const peer of this.#peers) {
      this.realm.input++;
      if (peer.state === "open") modelGoodbye(this.realm, peer, { reason: "wamp.close.system_shutdown" });
      else peer.state = "ended";
    }
  }

  /** The router drains: all that have no session may be sent away from now on. */
  drained({ grace = 10_000, spread = 2_000 }: DrainOptions): void {
    this.realm.drainsUntil ??= this.realm.now() + Math.max(grace, spread);
  }

  /** The router ends a connection; `compare` finds it if there was no reason to. */
  ending(peer: ModelPeer): void {
    const waited = this.realm.now() - peer.since;
    if (peer.flow === "overflowed") peer.flow = "cutOff";
    if (peer.state === "ended" || peer.flow === "cutOff") return;
    if (waited >= patience[peer.state]) return modelLeave(this.realm, peer, { state: "ended" });
    // The input that is being acted on may be the reason.
    this.#closing.push(peer);
  }

  /**
   * Compares what was sent with what is owed.
   * @throws {Violation} for a message that is not owed, or not yet, and for a connection ended without a reason.
   */
  compare(): void {
    const sent = this.#sent;
    this.#sent = [];
    for (const { peer, message } of sent) {
      if (peer.owed.settle(message)) continue;
      const next = peer.owed.outstanding.map((each) => each.what).slice(0, 3);
      const owed = next.length === 0 ? "nothing" : next.join(", then ");
      throw new Violation(`${peer.name}: got ${describe(message)}; owed was ${owed} (${peer.state})`);
    }
    const closing = this.#closing;
    this.#closing = [];
    const isDraining = this.realm.drainsUntil !== undefined;
    for (const peer of closing) if (isDraining && peer.session === undefined) peer.state = "ended";
    const innocent = closing.find((peer) => peer.state !== "ended");
    if (innocent !== undefined)
      throw new Violation(`${innocent.name}: the router ended its connection without a reason`);
  }

  /**
   * At the end of a turn nothing may be left owed.
   * @throws {Violation} for a message that was not sent, and a slow peer that was not cut off.
   */
  checkSettled(): void {
    for (const peer of this.#peers) {
      const missed = peer.owed.outstanding[0];
      if (missed !== undefined) throw new Violation(`${peer.name}: never got ${missed.what} (${peer.state})`);
      if (peer.flow === "overflowed")
        throw new Violation(`${peer.name}: too much waits for it, and it was not cut off`);
    }
  }

  #act(peer: ModelPeer, message: Message): void {
    if (message.type === T.ABORT) return modelLeave(this.realm, peer, { state: "ended" });
    if (peer.state === "closing") {
      if (message.type === T.GOODBYE) peer.state = "ended";
      return;
    }
    if (peer.session === undefined) return this.#hello(peer, message);
    if (message.type !== T.GOODBYE) {
      act(this.realm, peer.session, message);
      return;
    }
    modelLeave(this.realm, peer, { state: "idle" });
    this.realm.oweFields(peer, { type: T.GOODBYE, details: {}, reason: "wamp.close.goodbye_and_out" });
  }

  #hello(peer: ModelPeer, message: Message): void {
    if (message.type !== T.HELLO) throw new PeerFault();
    if (message.details.roles === undefined) throw new PeerFault();
    if (message.realm !== "realm1") return this.#abort(peer, ErrorUri.NO_SUCH_REALM);
    if (this.realm.drainsUntil !== undefined) return this.#abort(peer, CloseUri.SYSTEM_SHUTDOWN);
    const session = newSession(peer, message, this.#applicant);
    this.realm.sessions.add(session);
    peer.session = session;
    peer.state = "open";
    this.realm.owe(peer, {
      what: "WELCOME",
      accepts: (welcome) => {
        if (welcome.type !== T.WELCOME || welcome.session !== session.id) return false;
        const { authid, authrole } = session.identity;
        return welcome.details.authid === authid && welcome.details.authrole === authrole;
      },
    });
    if (this.realm.features.broker.session_meta_api !== true) return;
    oweMetaEvent(this.realm, "wamp.session.on_join", (args) => {
      const { session: id } = args[0] as { session: number };
      return id === session.id;
    });
  }

  #abort(peer: ModelPeer, reason?: string): void {
    modelLeave(this.realm, peer, { state: "ended" });
    const accepts = (message: Message): boolean =>
      message.type === T.ABORT && (reason === undefined || message.reason === reason);
    this.realm.owe(peer, { what: "ABORT", accepts });
  }

  #wasTimedOut({ caller, request }: ModelCall): boolean {
    return this.#sent.some(
      ({ peer, message }) =>
        peer === caller.peer &&
        message.type === T.ERROR &&
        message.request === request &&
        message.error === ErrorUri.TIMEOUT,
    );
  }

  #wasInvoked(callee: ModelSession, token: unknown): boolean {
    return this.#sent.some(
      ({ peer, message }) => peer === callee.peer && message.type === T.INVOCATION && tokenOf(message) === token,
    );
  }
}

type Joining = Pick<ModelSession, "id" | "identity">;

function newSession(peer: ModelPeer, hello: HelloMessage, joining: Joining | undefined): ModelSession {
  if (joining === undefined) throw new Violation(`${peer.name}: nobody decided who it is`);
  const roles = hello.details.roles as { readonly [role: string]: { readonly features?: Dict } | undefined };
  return {
    peer,
    ...joining,
    features: roles.callee?.features ?? {},
    callerFeatures: roles.caller?.features ?? {},
    publisherFeatures: roles.publisher?.features ?? {},
    subscriberFeatures: roles.subscriber?.features ?? {},
    lastRequest: 0,
    lastInvocation: 0,
    subscriptions: new Set(),
    registrations: new Set(),
    calls: new Map(),
    invocations: new Map(),
    abandoned: new Map(),
    testaments: [],
  };
}
