import type { Socket } from "node:net";
import { systemClock } from "@junctor/core/runtime";
import { MAGIC } from "./handshake.ts";

/** Where a socket goes once its first octet is known. */
export interface Protocols {
  /** It starts like RawSocket. */
  rawSocket(socket: Socket): void;
  /** It starts like anything else, for example HTTP: call the `connection` listeners of the HTTP server. */
  other(socket: Socket): void;
}

/**
 * Lets RawSocket share a port with another protocol: looks at the first octet of an accepted socket, puts it back,
 * and hands the socket on. A socket that stays silent is closed.
 * @param timeout How long a socket may stay silent, in milliseconds.
 */
export function sniffFirstOctet(socket: Socket, protocols: Protocols, timeout = 5_000): void {
  // Stays for the socket's whole life: an error without a listener would end the process.
  socket.on("error", () => socket.destroy());
  const timer = systemClock.after(timeout, () => socket.destroy());
  socket.once("close", () => timer.cancel());
  // A peer that ends without a word is done; a server that allows half-open sockets would keep it.
  const onEnd = () => void socket.destroy();
  socket.once("end", onEnd);
  socket.once("data", (chunk) => {
    timer.cancel();
    socket.off("end", onEnd);
    socket.pause();
    socket.unshift(chunk);
    if (chunk[0] === MAGIC) protocols.rawSocket(socket);
    else protocols.other(socket);
    socket.resume();
  });
}
