import type {
  Clock,
  Connection,
  ConnectionEnd,
  ConnectionHandlers,
  Framing,
  PeerInfo,
  Serializer,
  Timer,
} from "@junctor/core";
import { Inbox } from "./inbox.ts";

/** What both ends of a pair share, and the serializer of each, which have the same name. */
export interface MemoryLink {
  readonly serializer: Serializer;
  readonly farSerializer: Serializer;
  readonly clock: Clock;
  /** Runs a delivery later, never within the call that asked for it. */
  readonly defer: (fn: () => void) => void;
  /** The largest message each end accepts, in octets. */
  readonly maxMessageLength: number;
}

/** How long a closing end waits for its peer to take what is on the way, in milliseconds. */
const CLOSE_TIMEOUT = 1_000;

const framing: Framing = { name: "memory", frame: (message) => message };
const closedHere: ConnectionEnd = { by: "local", reason: "closed" };

/** One end of a link inside one process. Bytes are copied on the way, never shared. */
export class MemoryConnection implements Connection {
  readonly framing = framing;
  readonly peer: PeerInfo;
  readonly serializer: Serializer;
  readonly maxSendLength: number;
  readonly #link: MemoryLink;
  readonly #inbox = new Inbox();
  #far: MemoryConnection = this;
  #handlers: ConnectionHandlers | undefined;
  #state: "open" | "closing" | "closed" = "open";
  #flow: "reading" | "paused" = "reading";
  #delivery: "none" | "due" = "none";
  /** How this end will end, once its inbox is empty. */
  #end: ConnectionEnd | undefined;
  #closeTimer: Timer | undefined;

  private constructor(link: MemoryLink, serializer: Serializer) {
    this.#link = link;
    this.serializer = serializer;
    this.maxSendLength = link.maxMessageLength;
    // Nothing leaves the process, so nobody can listen in.
    this.peer = { transport: "memory", protocol: `wamp.2.${serializer.name}`, secure: true };
  }

  /** Makes both ends of a link. */
  static pair(link: MemoryLink): readonly [near: MemoryConnection, far: MemoryConnection] {
    const near = new MemoryConnection(link, link.serializer);
    const far = new MemoryConnection(link, link.farSerializer);
    near.#far = far;
    far.#far = near;
    return [near, far];
  }

  get queuedBytes(): number {
    return this.#far.#inbox.bytes;
  }

  open(handlers: ConnectionHandlers): void {
    this.#handlers = handlers;
    this.#schedule();
  }

  send(frames: readonly Uint8Array[]): void {
    const far = this.#far;
    if (this.#state !== "open" || far.#state !== "open") return;
    for (const frame of frames) {
      if (frame.length <= this.maxSendLength) far.#inbox.put(new Uint8Array(frame));
    }
    far.#schedule();
  }

  pause(): void {
    this.#flow = "paused";
  }

  resume(): void {
    this.#flow = "reading";
    this.#schedule();
  }

  close(): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.#inbox.clear();
    if (this.#end !== undefined) this.#end = closedHere;
    this.#closeTimer = this.#link.clock.after(CLOSE_TIMEOUT, () => this.terminate());
    this.#far.#endWith({ by: "peer", reason: "closed by the peer" });
  }

  terminate(): void {
    this.#breakWith({ by: "local", reason: "terminated" });
    this.#far.#breakWith({ by: "peer", reason: "terminated by the peer" });
  }

  /** Ends this end after everything in its inbox is delivered. */
  #endWith(end: ConnectionEnd): void {
    this.#end ??= this.#state === "closing" ? closedHere : end;
    this.#schedule();
  }

  /** Ends this end without delivering anything more. */
  #breakWith(end: ConnectionEnd): void {
    if (this.#state === "closed") return;
    this.#inbox.clear();
    this.#flow = "reading";
    this.#endWith(end);
  }

  #schedule(): void {
    if (this.#delivery === "due" || this.#handlers === undefined || this.#state === "closed") return;
    if (this.#flow === "paused" || (this.#inbox.length === 0 && this.#end === undefined)) return;
    this.#delivery = "due";
    this.#link.defer(() => this.#deliver());
  }

  #deliver(): void {
    this.#delivery = "none";
    const handlers = this.#handlers;
    if (handlers === undefined || this.#state === "closed") return;
    try {
      this.#deliverInbox(handlers);
      if (this.#inbox.length === 0 && this.#flow === "reading") this.#conclude(handlers);
    } finally {
      this.#schedule();
    }
  }

  /** Delivers what is there now; what arrives meanwhile waits for its own turn. */
  #deliverInbox(handlers: ConnectionHandlers): void {
    let left = this.#inbox.length;
    if (left === 0) return;
    while (left-- > 0 && this.#flow === "reading") {
      const message = this.#inbox.take();
      if (message === undefined) break;
      handlers.message(message);
    }
    if (this.#inbox.length === 0 && this.#far.#state === "open") this.#far.#handlers?.drained?.();
  }

  #conclude(handlers: ConnectionHandlers): void {
    if (this.#end === undefined) return;
    this.#state = "closed";
    this.#closeTimer?.cancel();
    if (this.#far.#state === "closing") this.#far.#breakWith(closedHere);
    handlers.closed(this.#end);
  }
}
