import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { AbortSignalLike } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import type { WebSocket } from "ws";

/** A WebSocket that is being opened, and how long that may take, in milliseconds. */
export interface Opening {
  readonly webSocket: WebSocket;
  readonly target: string;
  readonly timeout: number;
  readonly signal: AbortSignalLike | undefined;
}

/** The most characters of a refusal's text that go into an error. */
const MAX_REFUSAL = 300;

/** Waits until a WebSocket is open; `take` runs within its open event, so that no message is missed. */
export function untilOpen<T>(opening: Opening, take: (socket: Socket) => T): Promise<T> {
  const { webSocket, target, signal } = opening;
  return new Promise((resolve, reject) => {
    let socket: Socket | undefined;
    const fail = (error: unknown) => {
      release();
      reject(error);
      webSocket.terminate();
    };
    const onAbort = () => fail(signal?.reason);
    const timer = systemClock.after(opening.timeout, () => {
      fail(notOpened(target, `no answer within ${opening.timeout} ms`));
    });
    const release = () => {
      timer.cancel();
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort);
    webSocket.on("error", (error) => fail(notOpened(target, error.message, error)));
    webSocket.once("unexpected-response", (_request: ClientRequest, response: IncomingMessage) => {
      void refusalText(response).then((text) => fail(notOpened(target, text)));
    });
    webSocket.once("upgrade", (response) => void (socket = response.socket));
    webSocket.once("open", () => {
      release();
      resolve(take(socket as Socket));
    });
  });
}

async function refusalText(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  try {
    for await (const part of response) {
      text += part as string;
      if (text.length > MAX_REFUSAL) break;
    }
  } catch {
    // The status says enough.
  }
  return `refused with ${response.statusCode} ${text.slice(0, MAX_REFUSAL).trim()}`.trim();
}

function notOpened(target: string, why: string, cause?: Error): ConnectionError {
  return new ConnectionError(`cannot connect to ${target}: ${why}`, { cause });
}
