import type { Socket } from "node:net";
import { systemClock } from "@junctor/core/runtime";
import { parseProxyHeader } from "./parse-proxy-header.ts";

/** How long a proxy may take for its header, in milliseconds. */
const TIMEOUT = 5_000;

/**
 * Reads the PROXY header with which an accepted socket has to begin, and puts back what comes behind it. A socket
 * that begins otherwise, or says nothing, is closed.
 * @param then takes the address of the client; undefined if the proxy speaks for itself.
 */
export function readProxyHeader(socket: Socket, then: (address: string | undefined) => void): void {
  const received: Buffer[] = [];
  const destroy = () => void socket.destroy();
  const timer = systemClock.after(TIMEOUT, destroy);
  const onClose = () => timer.cancel();
  const onData = (chunk: Buffer): void => {
    received.push(chunk);
    const octets = Buffer.concat(received);
    const header = parseProxyHeader(octets);
    if (header.kind === "incomplete") return;
    if (header.kind === "malformed") return destroy();
    timer.cancel();
    socket.off("data", onData).off("end", destroy).off("close", onClose);
    socket.pause();
    if (octets.length > header.length) socket.unshift(octets.subarray(header.length));
    then(header.address);
  };
  // Stays for the socket's whole life: an error without a listener would end the process.
  socket.on("error", destroy);
  socket.on("data", onData).once("end", destroy).once("close", onClose);
}
