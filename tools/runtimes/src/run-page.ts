import { webSocket } from "@junctor/transport-websocket";
import { runSuite } from "./suite.ts";

/** Runs in a page or a worker; what it has printed. */
export async function runInBrowser(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await runSuite(
    url,
    (at) => webSocket(at),
    (line) => lines.push(line),
  );
  return lines;
}
