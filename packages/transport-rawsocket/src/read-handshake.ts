import type { Socket } from "node:net";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { concatBytes } from "@junctor/core/transport";
import { HANDSHAKE_LENGTH } from "./handshake.ts";

/** The peer's half of a handshake, and what came right behind it. */
export interface HandshakeRead {
  readonly octets: Uint8Array;
  readonly rest: Uint8Array;
}

/** Takes the outcome of reading a handshake; called once. */
export interface HandshakeSink {
  read(handshake: HandshakeRead): void;
  failed(error: ConnectionError): void;
}

/** Collects the first four octets of a socket, in however many chunks they come. @param timeout In milliseconds. */
export function readHandshake(socket: Socket, timeout: number, sink: HandshakeSink): void {
  let received: Uint8Array = new Uint8Array(0);
  const release = () => {
    timer.cancel();
    socket.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onError);
  };
  const fail = (reason: string, cause?: Error) => {
    release();
    sink.failed(new ConnectionError(reason, { cause }));
  };
  const onData = (chunk: Uint8Array) => {
    received = received.length === 0 ? chunk : concatBytes([received, chunk]);
    if (received.length < HANDSHAKE_LENGTH) return;
    release();
    sink.read({ octets: received.subarray(0, HANDSHAKE_LENGTH), rest: received.subarray(HANDSHAKE_LENGTH) });
  };
  const onEnd = () => fail("the peer closed without a handshake");
  const onClose = () => fail("the connection broke before the handshake");
  const onError = (error: Error) => fail(error.message, error);
  const timer = systemClock.after(timeout, () => fail(`no handshake within ${timeout} ms`));
  socket.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onError);
}
