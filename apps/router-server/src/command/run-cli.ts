import { createBanner } from "./banner.ts";
import { closeOnSignals } from "./close-on-signals.ts";
import { explainListenError } from "../listener/explain-listen-error.ts";
import { parseArguments } from "./parse-arguments.ts";
import { readVersion } from "./read-version.ts";
import { defaultServerOptions } from "../server-options.ts";
import type { ServerOptions } from "../server-options.ts";
import { startServer } from "../start-server.ts";
import type { RunningServer } from "../start-server.ts";
import { createStderrLogger } from "./stderr-logger.ts";

/**
 * The command `junctor`: does what its arguments say and sets the exit code of the process.
 * @param args without the program's name.
 */
export async function runCli(args: readonly string[]): Promise<void> {
  ignoreClosedOutput();
  const version = readVersion();
  const order = parseArguments(args, version);
  if (order.do === "start") return start(order.options, version);
  process.stdout.write(order.stdout);
  process.stderr.write(order.stderr);
  process.exitCode = order.code;
}

async function start(options: ServerOptions, version: string): Promise<void> {
  let server: RunningServer;
  try {
    server = await startServer({ ...options, logger: createStderrLogger() });
  } catch (error) {
    return fail(error, options);
  }
  closeOnSignals(server, process, (line) => process.stdout.write(`\n${line}\n`));
  process.stdout.write(createBanner(server, version));
}

function fail(error: unknown, options: ServerOptions): void {
  const { host = defaultServerOptions.host, port = defaultServerOptions.port } = options;
  const explanation = explainListenError(error, host, port);
  // What was not foreseen is a defect: whoever reports it needs the stack.
  if (explanation === undefined) throw error;
  process.stderr.write(`junctor: ${explanation}\n`);
  process.exitCode = 1;
}

/** `junctor start | head` closes the pipe early, which is no reason to end. */
function ignoreClosedOutput(): void {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}
