import type { AbortSignalLike } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/** How one attempt to open a WebSocket is made. */
export interface OpenAttempt {
  readonly url: string;
  readonly subprotocols: readonly string[];
  /** In milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignalLike | undefined;
}

/**
 * Opens a WebSocket of the platform; `take` runs within its open event, so that no message is missed.
 * An error before the open event ends the attempt: some platforms fire no close event after it.
 */
export function openWebSocket<T>(attempt: OpenAttempt, take: (socket: WebSocket) => T): Promise<T> {
  const { url, signal } = attempt;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, [...attempt.subprotocols]);
    socket.binaryType = "arraybuffer";
    const listeners = new AbortController();
    const settle = (outcome: () => void) => {
      if (listeners.signal.aborted) return;
      listeners.abort();
      timer.cancel();
      signal?.removeEventListener("abort", onAbort);
      outcome();
    };
    const fail = (error: unknown) =>
      settle(() => {
        socket.close();
        reject(error);
      });
    const onAbort = () => fail(signal?.reason);
    const timer = systemClock.after(attempt.timeout, () =>
      fail(notOpened(url, `no answer within ${attempt.timeout} ms`)),
    );
    signal?.addEventListener("abort", onAbort);
    socket.addEventListener("open", () => settle(() => resolve(take(socket))), listeners);
    socket.addEventListener("error", () => fail(notOpened(url, "the connection failed")), listeners);
    socket.addEventListener("close", ({ code }) => fail(notOpened(url, `closed with ${code}`)), listeners);
  });
}

function notOpened(url: string, why: string): ConnectionError {
  return new ConnectionError(`cannot connect to ${url}: ${why}`);
}
