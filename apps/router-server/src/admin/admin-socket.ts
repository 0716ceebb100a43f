import { chmod } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { freeSocketPath } from "../listener/free-socket-path.ts";
import { ListenError } from "../listener/listen-error.ts";

/** What the one who runs the router may ask of it. */
export interface AdminActions {
  /** Reads the configuration again; gives what is wrong with it, nothing if it is in force. */
  reload(): Promise<readonly string[]>;
}

/** The mask under which the socket is made: nobody but its owner can ever open it. */
const NOBODY_ELSE = 0o177;

/**
 * Listens on a Unix socket for the one who runs the router, and for nobody else: whoever can open it is obeyed. It speaks
 * HTTP: `POST /reload` is answered by 200 or 409 with `{ "problems": [...] }`.
 * @throws {ListenError} if it cannot listen there.
 */
export async function openAdminSocket(path: string, actions: AdminActions): Promise<Server> {
  const server = createServer((request, response) => void answer(actions, request, response));
  try {
    await freeSocketPath(path);
    await listen(server, path);
  } catch (error) {
    throw new ListenError({ path }, error);
  }
  // It keeps no process alive that has nothing else to do.
  server.unref();
  return server;
}

async function listen(server: Server, path: string): Promise<void> {
  const umask = process.umask(NOBODY_ELSE);
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path }, () => {
      server.off("error", reject);
      server.on("error", () => {});
      resolve();
    });
  });
  process.umask(umask);
  await listening;
  await chmod(path, 0o600);
}

async function answer(actions: AdminActions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  if (request.method !== "POST" || request.url !== "/reload")
    return send(response, 404, ["only POST /reload is known"]);
  try {
    const problems = await actions.reload();
    send(response, problems.length === 0 ? 200 : 409, problems);
  } catch {
    send(response, 500, ["the configuration could not be read again; the log of the router says more"]);
  }
}

function send(response: ServerResponse, status: number, problems: readonly string[]): void {
  response.writeHead(status, { "Content-Type": "application/json", Connection: "close" });
  response.end(`${JSON.stringify({ problems })}\n`);
}
