import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Command } from "./contestant.ts";

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
/** Installing a rival may take minutes. */
const TIMEOUT_MS = 600_000;

/** Runs a command and resolves to what it printed. @throws the last line it complained with. */
export async function runToEnd({ file, args, cwd }: Command): Promise<string> {
  try {
    const { stdout } = await run(file, args, { cwd, timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES });
    return stdout;
  } catch (error) {
    throw new Error(explain(file, error as Error & { code?: unknown; stderr?: string }), { cause: error });
  }
}

function explain(file: string, error: Error & { code?: unknown; stderr?: string }): string {
  if (error.code === "ENOENT") return `${file} is not installed`;
  const lines = (error.stderr ?? "").split("\n").map((line) => line.trim());
  const complaints = lines.filter((line) => line !== "" && !/^npm (warn|notice)/i.test(line));
  // Addresses differ from machine to machine, and this text ends up on a page.
  return `${file}: ${complaints.at(-2) ?? ""} ${complaints.at(-1) ?? error.message}`
    .replace(/https?:\/\/\S+/g, "the registry:")
    .replace(/\s+/g, " ")
    .trim();
}
