import { initFile } from "./init-file.ts";
import { parseArguments } from "./parse-arguments.ts";
import type { Order } from "./parse-arguments.ts";
import { readVersion } from "./read-version.ts";
import { startFromFlags } from "./start-from-flags.ts";
import { UserError } from "./user-error.ts";

/**
 * The command `junctor`: does what its arguments say and sets the exit code of the process.
 * @param args without the program's name.
 */
export async function runCli(args: readonly string[]): Promise<void> {
  ignoreClosedOutput();
  const version = readVersion();
  try {
    await obey(parseArguments(args, version), version);
  } catch (error) {
    // What was not foreseen is a defect: whoever reports it needs the stack.
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

/** What reads configuration files is loaded only for those who have one. */
async function obey(order: Order, version: string): Promise<void> {
  switch (order.do) {
    case "start":
      return startFromFlags(order.options, version);
    case "start from file":
      return (await import("./start-from-file.ts")).startFromFile(order.file, version);
    case "check":
      return (await import("./check-file.ts")).checkFile(order.file);
    case "init":
      return initFile(order.file);
    case "hash":
      return (await import("./hash-password.ts")).hashPassword(order.method);
    case "keygen":
      return (await import("./generate-keys.ts")).generateKeys(order.file);
    case "exit":
      process.stdout.write(order.stdout);
      process.stderr.write(order.stderr);
      process.exitCode = order.code;
  }
}

/** `junctor start | head` closes the pipe early, which is no reason to end. */
function ignoreClosedOutput(): void {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}
