import type { Logger } from "@junctor/router";
import { ReloadError } from "../reload/reload-error.ts";
import type { RunningRouter } from "../running-router.ts";
import { readFile } from "./read-file.ts";
import { UserError } from "./user-error.ts";

/** Reads the configuration file again at every SIGHUP. One that is wrong is told, and the former one stays in force. */
export function reloadOnSignal(running: RunningRouter, file: string, logger: Logger): void {
  let reloading = Promise.resolve();
  process.on("SIGHUP", () => {
    // One after another, so that the last one counts.
    reloading = reloading.then(() => reload(running, file, logger));
  });
}

async function reload(running: RunningRouter, file: string, logger: Logger): Promise<void> {
  try {
    await running.reload(readFile(file));
    process.stdout.write(`\nRead ${file} again; it is in force.\n`);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ReloadError)) {
      logger.error("the configuration could not be read again", { error: error instanceof Error ? error : undefined });
      return;
    }
    process.stderr.write(`${error.message}\n${file} was not put into force; the router goes on as before.\n`);
  }
}
