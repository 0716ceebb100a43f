import { parseArguments } from "./parse-arguments.ts";
import { readVersion } from "./read-version.ts";

/**
 * The command `junctor`: does what its arguments say and sets the exit code of the process.
 * @param args without the program's name.
 */
export async function runCli(args: readonly string[]): Promise<void> {
  ignoreClosedOutput();
  const parsed = await parseArguments(args, readVersion());
  if ("exit" in parsed) {
    process.stdout.write(parsed.exit.stdout);
    process.stderr.write(parsed.exit.stderr);
    process.exitCode = parsed.exit.code;
    return;
  }
  try {
    await parsed.run();
  } catch (error) {
    const { explainError } = await import("./explain-error.ts");
    // What was not foreseen is a defect: whoever reports it needs the stack.
    const { message, exitCode } = explainError(error) ?? rethrow(error);
    if (message !== "") process.stderr.write(`${message}\n`);
    process.exitCode = exitCode;
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** `junctor start | head` closes the pipe early, which is no reason to end. */
function ignoreClosedOutput(): void {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}
