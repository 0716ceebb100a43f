import { request } from "node:http";
import type { IncomingMessage } from "node:http";

/**
 * Asks a running router to read its configuration again.
 * @param socketPath its admin socket.
 * @returns what is wrong; nothing if the configuration is in force.
 * Rejects with what the operating system says if nobody listens there.
 */
export async function requestReload(socketPath: string): Promise<readonly string[]> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ socketPath, path: "/reload", method: "POST" }, resolve).once("error", reject).end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { problems } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { readonly problems: readonly string[] };
  if (response.statusCode === 200) return [];
  return problems.length === 0 ? [`the router answered ${response.statusCode}`] : problems;
}
