import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Why an upgrade is refused: an HTTP status and one line a person can read. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 421 | 503;
  readonly text: string;
}

/** Answers an upgrade request with an HTTP error and closes its socket. */
export function refuseUpgrade(socket: Duplex, { status, text }: Refusal): void {
  const body = `${text}\n`;
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      "Connection: close\r\n" +
      "Content-Type: text/plain; charset=utf-8\r\n" +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
