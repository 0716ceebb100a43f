import { dirname } from "node:path";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import { ListenError } from "../listener/listen-error.ts";
import type { Listener } from "../listener/listener.ts";
import { StoreError } from "../open-stores.ts";
import { startRouter } from "../start-router.ts";
import { closeOnSignals } from "./close-on-signals.ts";
import { readFile } from "./read-file.ts";
import { createLogger } from "../log/create-logger.ts";
import { reloadOnSignal } from "./reload-on-signal.ts";
import { UserError } from "./user-error.ts";

/**
 * `junctor start --config`: a router as a file says.
 * @throws {UserError} if the file is wrong, or the router cannot listen.
 */
export async function startFromFile(file: string, version: string): Promise<void> {
  const configuration = readFile(file);
  const logger = createLogger(configuration.logging);
  const options = { folder: dirname(file), logger };
  const running = await startRouter(configuration, options).catch((error: unknown) => {
    throw error instanceof ListenError || error instanceof StoreError
      ? new UserError(`${file}: ${error.message}`)
      : error;
  });
  reloadOnSignal(running, file, logger);
  closeOnSignals(running, process, (line) => process.stdout.write(`\n${line}\n`));
  process.stdout.write(describe(configuration, running.listeners, { file, version }));
}

function describe(
  { realms }: Configuration,
  listeners: readonly Listener[],
  { file, version }: { file: string; version: string },
): string {
  const names = realms.map(({ name }) => name).join(", ");
  return `
  Junctor ${version} is running as ${file} says.

  ${realms.length === 1 ? "Realm  " : "Realms "}      ${names}
${listeners.flatMap(describeListener).join("\n")}

  Ctrl+C stops it, SIGHUP makes it read the file again.
`;
}

function describeListener({ urls, configuration: { transports, page } }: Listener): readonly string[] {
  const lines: string[] = [];
  if (transports?.includes("websocket") ?? true) lines.push(`  WebSocket    ${urls.webSocket}`);
  if (transports?.includes("rawsocket") ?? true) lines.push(`  RawSocket    ${urls.rawSocket}`);
  if (page !== undefined) lines.push(`  Page         ${urls.page}`);
  return lines;
}
