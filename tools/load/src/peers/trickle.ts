import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";

/** A connection that says what it has to say one octet at a time, and never comes to an end. */
export interface Trickle {
  readonly kind: TrickleKind;
  /** Whether the other side has closed it. */
  readonly isClosed: boolean;
  stop(): void;
}

const upgrade =
  "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: wamp.2.json\r\n";
/** Half of a RawSocket handshake, a whole one for JSON, and the head of a message of a thousand octets. */
const halfHandshake = [0x7f, 0xf1];
const handshake = [0x7f, 0xf1, 0, 0];
const head = [0, 0, 0x03, 0xe8];
const octets = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

/** What each kind says at once, and what it says an octet of from time to time; then it is silent. */
const kinds = {
  /** Headers of an HTTP request that goes on and on. */
  "an upgrade that never ends": { first: Buffer.from(upgrade), slowly: Buffer.from("X-Header: ".padEnd(10_000, "x")) },
  /** Half a handshake of RawSocket. */
  "half a handshake": { first: octets(...halfHandshake), slowly: octets() },
  /** A HELLO that goes on and on. */
  "half a message": {
    first: octets(...handshake, ...head),
    slowly: Buffer.from('[1,"realm1",{"x":"'.padEnd(900, "x")),
  },
  /** All is well, but for the HELLO that never comes. */
  "never joining": { first: Buffer.from(`${upgrade}\r\n`), slowly: octets() },
  /** Not a word. */
  silence: { first: octets(), slowly: octets() },
} as const;

/** How a connection is slow. */
export type TrickleKind = keyof typeof kinds;

/** All of them. */
export const trickleKinds = Object.keys(kinds) as TrickleKind[];

const OCTET_EVERY = 500;

/** Connects, and begins to trickle. */
export async function trickle(port: number, kind: TrickleKind): Promise<Trickle> {
  const { first, slowly } = kinds[kind];
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.resume();
  socket.write(first);
  let said = 0;
  const timer = setInterval(() => {
    if (said < slowly.length) socket.write(slowly.subarray(said, ++said));
  }, OCTET_EVERY);
  let state: "open" | "closed" = "open";
  const onEnd = (): void => {
    state = "closed";
    clearInterval(timer);
  };
  socket.on("end", onEnd).on("close", onEnd);
  return {
    kind,
    get isClosed() {
      return state === "closed";
    },
    stop: () => stop(socket, timer),
  };
}

function stop(socket: Socket, timer: NodeJS.Timeout): void {
  clearInterval(timer);
  socket.destroy();
}
