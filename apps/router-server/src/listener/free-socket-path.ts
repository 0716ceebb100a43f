import { lstat, unlink } from "node:fs/promises";
import { connect } from "node:net";

/**
 * Removes the Unix socket of a router that is gone. What is no socket, or is listened on, stays: listening there
 * fails then, and says why.
 */
export async function freeSocketPath(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSocket() === true && (await isDead(path))) await unlink(path);
}

function isDead(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED"));
  });
}
