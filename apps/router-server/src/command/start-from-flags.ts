import { ListenError } from "../listener/listen-error.ts";
import type { ServerOptions } from "../server-options.ts";
import { startServer } from "../start-server.ts";
import { createBanner } from "./banner.ts";
import { closeOnSignals } from "./close-on-signals.ts";
import { createTextLogger } from "../log/text-logger.ts";
import { UserError } from "./user-error.ts";

/** `junctor start`: a router on one port, with the demo. */
export async function startFromFlags(options: ServerOptions, version: string): Promise<void> {
  const server = await startServer({
    ...options,
    logger: createTextLogger("warn", (line) => process.stderr.write(line)),
  }).catch((error: unknown) => {
    throw error instanceof ListenError ? new UserError(`junctor: ${error.message}`) : error;
  });
  closeOnSignals(server, process, (line) => process.stdout.write(`\n${line}\n`));
  process.stdout.write(createBanner(server, version));
}
