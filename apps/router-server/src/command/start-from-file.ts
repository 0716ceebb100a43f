import { dirname, resolve } from "node:path";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import { ListenError } from "../listener/listen-error.ts";
import type { Listener } from "../listener/listener.ts";
import { StoreError } from "../open-stores.ts";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";
import { createReloader } from "./create-reloader.ts";
import type { Reload } from "./create-reloader.ts";
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
  const reload = createReloader(running, file, logger);
  reloadOnSignal(reload);
  if (configuration.admin !== undefined)
    await openAdmin(resolve(dirname(file), configuration.admin.path), reload, running);
  closeOnSignals(running, process, (line) => process.stdout.write(`\n${line}\n`));
  process.stdout.write(describe(configuration, running.listeners, { file, version }));
}

async function openAdmin(path: string, reload: Reload, running: RunningRouter): Promise<void> {
  const { openAdminSocket } = await import("../admin/admin-socket.ts");
  await openAdminSocket(path, { reload }).catch(async (error: unknown) => {
    await running.close();
    throw error instanceof ListenError ? new UserError(`junctor: ${error.message}`) : error;
  });
}

function describe(
  { realms, admin }: Configuration,
  listeners: readonly Listener[],
  { file, version }: { file: string; version: string },
): string {
  const names = realms.map(({ name }) => name).join(", ");
  return `
  Junctor ${version} is running as ${file} says.

  ${realms.length === 1 ? "Realm  " : "Realms "}      ${names}
${listeners.flatMap(describeListener).join("\n")}

  Ctrl+C stops it, ${admin === undefined ? "SIGHUP" : "`junctor reload`"} makes it read the file again.
`;
}

function describeListener({ urls, configuration: { transports, page } }: Listener): readonly string[] {
  const lines: string[] = [];
  if (transports?.includes("websocket") ?? true) lines.push(`  WebSocket    ${urls.webSocket}`);
  if (transports?.includes("rawsocket") ?? true) lines.push(`  RawSocket    ${urls.rawSocket}`);
  if (page !== undefined) lines.push(`  Page         ${urls.page}`);
  return lines;
}
