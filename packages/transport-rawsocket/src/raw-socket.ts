import type { Socket } from "node:net";
import type { Connection, Connector, ConnectOptions, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import type { KeepaliveOptions } from "@junctor/core/transport";
import { announcedLimit, formatHandshake, parseReply } from "./handshake.ts";
import type { RawSocketTarget } from "./open-socket.ts";
import { openSocket, targetName } from "./open-socket.ts";
import { RawSocketConnection } from "./raw-socket-connection.ts";
import type { HandshakeRead } from "./read-handshake.ts";
import { readHandshake } from "./read-handshake.ts";

/** Options of `rawSocket`. */
export interface RawSocketOptions {
  /** How long connecting may take altogether, in milliseconds. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
  /** The largest message accepted, in octets: 512 to 2^24, rounded down to a power of two. Default: 2^24. */
  readonly maxMessageLength?: number | undefined;
  /** When to send a PING, and how long to wait for anything to arrive. Default: never. */
  readonly keepalive?: KeepaliveOptions | undefined;
}

/** One connection attempt with all its offers. */
interface Attempt {
  readonly target: RawSocketTarget;
  readonly options: RawSocketOptions;
  readonly timeout: number;
  /** Fires when the caller or the clock gives the attempt up; its reason is what the caller is told. */
  readonly giveUp: AbortSignal;
}

/** The peer turned one serializer down; another may do. */
class OfferRefusedError extends ConnectionError {}

/**
 * Connects over TCP, TLS or a Unix socket. A RawSocket handshake names one serializer, so several are offered
 * one after the other, each on a socket of its own.
 */
export function rawSocket(target: RawSocketTarget, options: RawSocketOptions = {}): Connector {
  return {
    target: targetName(target),
    connect: (attempt) => connect(target, options, attempt),
  };
}

async function connect(
  target: RawSocketTarget,
  options: RawSocketOptions,
  wanted: ConnectOptions,
): Promise<Connection> {
  const { signal } = wanted;
  if (signal?.aborted === true) throw signal.reason;
  const abort = new AbortController();
  const timeout = options.connectTimeout ?? 10_000;
  const onAbort = () => abort.abort(signal?.reason);
  const timer = systemClock.after(timeout, () => abort.abort(notConnected(target, `no answer within ${timeout} ms`)));
  signal?.addEventListener("abort", onAbort);
  try {
    return await offerEach({ target, options, timeout, giveUp: abort.signal }, wanted.serializers);
  } finally {
    timer.cancel();
    signal?.removeEventListener("abort", onAbort);
  }
}

async function offerEach(attempt: Attempt, serializers: readonly Serializer[]): Promise<Connection> {
  let refusal = notConnected(attempt.target, "no serializer was offered");
  for (const serializer of serializers) {
    try {
      return await offer(attempt, serializer);
    } catch (error) {
      if (!(error instanceof OfferRefusedError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function offer(attempt: Attempt, serializer: Serializer): Promise<Connection> {
  const maxReceiveLength = announcedLimit(attempt.options.maxMessageLength ?? 16_777_216);
  return new Promise((resolve, reject) => {
    const socket = openSocket(
      attempt.target,
      () => void socket.write(formatHandshake(serializer.name, maxReceiveLength)),
    );
    const settle = (outcome: () => void) => {
      attempt.giveUp.removeEventListener("abort", onGiveUp);
      outcome();
    };
    const fail = (error: unknown) =>
      settle(() => {
        socket.destroy();
        reject(error);
      });
    const onGiveUp = () => fail(attempt.giveUp.reason);
    attempt.giveUp.addEventListener("abort", onGiveUp);
    // Stays for the socket's whole life: an error without a listener would end the process.
    socket.on("error", () => socket.destroy());
    socket.setNoDelay(true);
    readHandshake(socket, attempt.timeout, {
      failed: (error) => fail(failure(attempt.target, socket, error)),
      read: (handshake) => {
        const outcome = judge({ attempt, socket, serializer, maxReceiveLength, handshake });
        if (outcome instanceof Error) fail(outcome);
        else settle(() => resolve(outcome));
      },
    });
  });
}

function judge(offered: {
  readonly attempt: Attempt;
  readonly socket: Socket;
  readonly serializer: Serializer;
  readonly maxReceiveLength: number;
  readonly handshake: HandshakeRead;
}): Connection | ConnectionError {
  const { attempt, socket, serializer, maxReceiveLength, handshake } = offered;
  const reply = parseReply(handshake.octets, serializer.name);
  if (reply.kind === "fail") return notConnected(attempt.target, reply.reason);
  if (reply.kind === "refused") return new OfferRefusedError(notConnected(attempt.target, reply.reason).message);
  return new RawSocketConnection({
    socket,
    side: "client",
    serializer,
    maxSendLength: reply.limit,
    maxReceiveLength,
    rest: handshake.rest,
    keepalive: attempt.options.keepalive,
  });
}

/** Some routers turn a serializer down by closing without a reply (checklist: T36). */
function failure(target: RawSocketTarget, socket: Socket, error: ConnectionError): ConnectionError {
  const { message } = notConnected(target, error.message);
  return socket.bytesWritten > 0 && error.cause === undefined
    ? new OfferRefusedError(message, { cause: error })
    : new ConnectionError(message, { cause: error.cause });
}

function notConnected(target: RawSocketTarget, why: string): ConnectionError {
  return new ConnectionError(`cannot connect to ${targetName(target)}: ${why}`);
}
