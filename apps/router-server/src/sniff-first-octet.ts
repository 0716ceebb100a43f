import type { Socket } from "node:net";

/** The protocol a connection turned out to speak. */
export type Protocol = "rawsocket" | "http";

/** The first octet of every RawSocket handshake (spec: TR-RAW). No HTTP request starts with it. */
const RAW_SOCKET_MAGIC = 0x7f;

/**
 * Waits for the first octet of a new connection and says which protocol it announces. The octets read so far
 * are put back, and the socket is paused: the taker attaches its listeners and resumes it.
 * @param timeout how long the peer may stay silent, in milliseconds, before it is cut off.
 */
export function sniffFirstOctet(socket: Socket, timeout: number, take: (protocol: Protocol) => void): void {
  const cutOff = (): void => void socket.destroy();
  socket.setTimeout(timeout, cutOff);
  socket.once("data", (octets: Buffer) => {
    socket.setTimeout(0);
    socket.off("timeout", cutOff);
    socket.pause();
    socket.unshift(octets);
    take(octets[0] === RAW_SOCKET_MAGIC ? "rawsocket" : "http");
  });
}
