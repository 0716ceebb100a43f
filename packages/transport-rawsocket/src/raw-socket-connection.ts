import type { Socket } from "node:net";
import type { Connection, ConnectionEnd, ConnectionHandlers, Framing, PeerInfo, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { Intake, joinFrames, Keepalive, peerAddress, tlsPeer } from "@junctor/core/transport";
import type { KeepaliveOptions } from "@junctor/core/transport";
import { endOfClose, endOfError, endOfPeer, endOfTerminate } from "./connection-end.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import { formatFrame, FrameType, PREFIX_LENGTH, writePrefix } from "./frame-prefix.ts";

/** A socket after its handshake. */
export interface RawSocketLink {
  readonly socket: Socket;
  /** Which end of the socket this is. */
  readonly side: "client" | "server";
  readonly serializer: Serializer;
  /** The longest message the peer accepts, in octets. */
  readonly maxSendLength: number;
  /** The longest message accepted here, in octets. */
  readonly maxReceiveLength: number;
  /** What arrived together with the handshake. */
  readonly rest: Uint8Array;
  /** When to send a PING; never if undefined. */
  readonly keepalive: KeepaliveOptions | undefined;
  /** Address of the client, where a proxy stands in between. Default: the other end of the socket. */
  readonly address?: string | undefined;
}

/** How long the peer has to follow a close, in milliseconds. */
const CLOSE_TIMEOUT = 1_000;
/** How many PONGs may wait for a peer that sends PINGs and has stopped reading. */
const MAX_PENDING_PONGS = 64;
/** Exactly 2^24 octets could be said, but widespread peers misread it (checklist: T36). */
const MAX_SENT = 0xffffff;

const framing: Framing = {
  name: "rawsocket",
  frame: (message) => formatFrame(FrameType.MESSAGE, message),
  head: {
    size: () => PREFIX_LENGTH,
    write: (frame, length) => writePrefix(frame, FrameType.MESSAGE, length),
    messageLength: (frame) => frame.length - PREFIX_LENGTH,
  },
};

/** A connection over TCP, TLS or a Unix socket, the same for both sides. */
export class RawSocketConnection implements Connection {
  readonly framing = framing;
  readonly serializer: Serializer;
  readonly maxSendLength: number;
  readonly peer: PeerInfo;
  readonly #socket: Socket;
  readonly #intake = new Intake();
  readonly #decoder: FrameDecoder;
  readonly #keepalive: Keepalive | undefined;
  #state: "open" | "closing" = "open";
  #end: ConnectionEnd | undefined;
  #drain: "empty" | "awaited" = "empty";
  #pendingPongs = 0;

  constructor(link: RawSocketLink) {
    this.#socket = link.socket;
    this.serializer = link.serializer;
    this.maxSendLength = Math.min(link.maxSendLength, MAX_SENT);
    this.peer = peerInfo(link);
    this.#decoder = new FrameDecoder(link.maxReceiveLength, (type, payload) => this.#receive(type, payload));
    this.#listen(link.rest);
    this.#keepalive = link.keepalive && this.#startKeepalive(link.keepalive);
  }

  get queuedBytes(): number {
    return this.#socket.writableLength;
  }

  open(handlers: ConnectionHandlers): void {
    this.#intake.open(handlers);
  }

  send(frames: readonly Uint8Array[]): void {
    if (this.#state !== "open") return;
    const allowed = frames.every(this.#isAllowed) ? frames : frames.filter(this.#isAllowed);
    if (allowed.length === 0) return;
    const chunks = joinFrames(allowed);
    if (chunks.length > 1) this.#socket.cork();
    for (const chunk of chunks) this.#socket.write(chunk, this.#taken);
    if (chunks.length > 1) this.#socket.uncork();
    if (this.queuedBytes > 0) this.#drain = "awaited";
  }

  pause(): void {
    if (this.#state !== "open") return;
    this.#intake.pause();
    this.#keepalive?.pause();
    this.#socket.pause();
  }

  resume(): void {
    this.#intake.resume();
    this.#keepalive?.resume();
    this.#socket.resume();
  }

  close(): void {
    if (this.#state !== "open") return;
    this.#intake.refuse();
    this.#stop(endOfClose);
    // Reading goes on, so that the peer's end is seen.
    this.#socket.resume();
    this.#socket.end();
    systemClock.after(CLOSE_TIMEOUT, () => this.#socket.destroy());
  }

  terminate(): void {
    this.#intake.refuse();
    this.#stop(endOfTerminate);
    this.#socket.destroy();
  }

  #listen(rest: Uint8Array): void {
    const socket = this.#socket;
    socket.on("error", (error) => this.#stop(endOfError(error.message, error)));
    socket.on("close", () => this.#finish());
    socket.on("end", () => this.#peerEnded());
    if (rest.length > 0) this.#read(rest);
    socket.on("data", (chunk) => this.#read(chunk));
  }

  #read(chunk: Uint8Array): void {
    if (this.#state !== "open") return;
    this.#keepalive?.heard();
    try {
      this.#decoder.push(chunk);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.#fail(error.message);
    }
  }

  #receive(type: FrameType, payload: Uint8Array): void {
    if (type === FrameType.MESSAGE) this.#intake.message(payload);
    else if (type === FrameType.PING) this.#answerPing(payload);
  }

  /** Every PING gets one PONG at once (spec: TR-RAW-13), as long as the peer reads them. */
  #answerPing(payload: Uint8Array): void {
    if (this.#state !== "open") return;
    if (++this.#pendingPongs > MAX_PENDING_PONGS && this.queuedBytes > 0) {
      this.#fail("the peer sends PINGs and reads no PONGs");
    } else {
      this.#socket.write(formatFrame(FrameType.PONG, payload), this.#pongTaken);
    }
  }

  #startKeepalive(options: KeepaliveOptions): Keepalive {
    return new Keepalive({
      ...options,
      ping: () => void this.#socket.write(formatFrame(FrameType.PING, new Uint8Array(0))),
      dead: () => this.#fail(`nothing arrived within ${options.timeout} ms of a PING`),
    });
  }

  #peerEnded(): void {
    this.#stop(this.#decoder.isWithinFrame ? endOfError("the connection ended within a message") : endOfPeer);
    this.#socket.end();
    systemClock.after(CLOSE_TIMEOUT, () => this.#socket.destroy());
  }

  /** The peer broke the rules, or is gone: what arrived before is still delivered, and nothing after it. */
  #fail(reason: string): void {
    this.#stop(endOfError(reason));
    this.#socket.destroy();
  }

  /** Nothing is sent or taken in any more; the first reason counts. */
  #stop(end: ConnectionEnd): void {
    this.#end ??= end;
    this.#state = "closing";
    this.#keepalive?.stop();
  }

  #finish(): void {
    const end = this.#end ?? endOfError("the connection broke");
    this.#stop(end);
    this.#intake.end(end);
  }

  readonly #isAllowed = (frame: Uint8Array): boolean => frame.length - PREFIX_LENGTH <= this.maxSendLength;

  readonly #taken = (): void => {
    if (this.#drain === "empty" || this.queuedBytes > 0 || this.#state !== "open") return;
    this.#drain = "empty";
    this.#intake.drained();
  };

  readonly #pongTaken = (): void => {
    this.#pendingPongs--;
    this.#taken();
  };
}

function peerInfo({ socket, side, serializer, address }: RawSocketLink): PeerInfo {
  return {
    transport: "rawsocket",
    protocol: `wamp.2.${serializer.name}`,
    address: address ?? peerAddress(socket),
    ...tlsPeer(socket, side),
  };
}
