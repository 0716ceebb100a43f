import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Connection, Serializer } from "@junctor/core";
import type { KeepaliveOptions } from "@junctor/core/transport";
import type { Request } from "./handshake.ts";
import { announcedLimit, formatHandshake, formatRefusal, parseRequest, RefusalCode } from "./handshake.ts";
import { RawSocketConnection } from "./raw-socket-connection.ts";
import type { HandshakeRead } from "./read-handshake.ts";
import { readHandshake } from "./read-handshake.ts";

/** Options of `acceptRawSocket`. */
export interface AcceptOptions {
  /** What is spoken; the client names one. */
  readonly serializers: readonly Serializer[];
  /** Takes each connection. */
  onConnection(connection: Connection): void;
  /**
   * The largest message accepted, in octets: 512 to 2^24, rounded down to a power of two, because only those can be
   * announced. Default: 1 MiB.
   */
  readonly maxMessageLength?: number | undefined;
  /** How long the client may take for its handshake, in milliseconds. Default: 5,000. */
  readonly handshakeTimeout?: number | undefined;
  /** When to send a PING, and how long to wait for anything to arrive. Default: never. */
  readonly keepalive?: KeepaliveOptions | undefined;
  /** Finds out the address of a client, where a proxy stands in between. Default: the other end of the socket. */
  addressOf?(socket: Socket): string | undefined;
  /** Says that no more connections are taken; the client is told so (error 4). Default: never. */
  isFull?(socket: Socket): boolean;
}

/** Takes one accepted socket through the handshake. Bytes that were read already may have been unshifted into it. */
export function acceptRawSocket(socket: Socket | TLSSocket, options: AcceptOptions): void {
  // Stays for the socket's whole life: an error without a listener would end the process.
  socket.on("error", () => socket.destroy());
  socket.setNoDelay(true);
  readHandshake(socket, options.handshakeTimeout ?? 5_000, {
    read: (handshake) => answer(socket, handshake, options),
    failed: () => socket.destroy(),
  });
}

function answer(socket: Socket, { octets, rest }: HandshakeRead, options: AcceptOptions): void {
  const request = decide(octets, socket, options);
  if (request.kind === "fail") {
    socket.destroy();
    return;
  }
  if (request.kind === "refuse") {
    socket.once("finish", () => socket.destroy());
    socket.end(formatRefusal(request.code));
    return;
  }
  const maxReceiveLength = announcedLimit(options.maxMessageLength ?? 1_048_576);
  const serializer = options.serializers.find(({ name }) => name === request.serializer) as Serializer;
  socket.write(formatHandshake(request.serializer, maxReceiveLength));
  const { limit: maxSendLength } = request;
  const { keepalive } = options;
  const lengths = { maxSendLength, maxReceiveLength };
  const address = options.addressOf?.(socket);
  options.onConnection(
    new RawSocketConnection({ socket, side: "server", serializer, ...lengths, rest, keepalive, address }),
  );
}

function decide(octets: Uint8Array, socket: Socket, options: AcceptOptions): Request {
  const request = parseRequest(octets);
  if (request.kind !== "request") return request;
  if (!options.serializers.some(({ name }) => name === request.serializer)) {
    return { kind: "refuse", code: RefusalCode.SERIALIZER_UNSUPPORTED };
  }
  return options.isFull?.(socket) === true ? { kind: "refuse", code: RefusalCode.MAX_CONNECTIONS } : request;
}
