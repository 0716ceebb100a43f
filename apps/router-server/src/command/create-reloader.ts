import type { Logger } from "@junctor/router";
import { ReloadError } from "../reload/reload-error.ts";
import type { RunningRouter } from "../running-router.ts";
import { readFile } from "./read-file.ts";
import { UserError } from "./user-error.ts";

/** Reads the configuration again and puts it into force; gives what is wrong with it otherwise, line by line. */
export type Reload = () => Promise<readonly string[]>;

/**
 * Reads the configuration file of a router again, one time after another, so that the last one counts. What is wrong is
 * told, and the former configuration stays in force.
 */
export function createReloader(running: RunningRouter, file: string, logger: Logger): Reload {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const reloaded = last.then(() => reload(running, file, logger));
    last = reloaded.catch(() => {});
    return reloaded;
  };
}

async function reload(running: RunningRouter, file: string, logger: Logger): Promise<readonly string[]> {
  try {
    await running.reload(readFile(file));
  } catch (error) {
    const isForeseen = error instanceof UserError || error instanceof ReloadError;
    if (!isForeseen) {
      logger.error("the configuration could not be read again", { error: error instanceof Error ? error : undefined });
      throw error;
    }
    process.stderr.write(`${error.message}\n${file} was not put into force; the router goes on as before.\n`);
    return error.message.split("\n");
  }
  process.stdout.write(`\nRead ${file} again; it is in force.\n`);
  return [];
}
