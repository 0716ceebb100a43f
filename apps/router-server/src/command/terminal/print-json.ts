import { formatJson } from "../payload/format-json.ts";

/** Prints a result: one line of JSON on standard output. */
export function printJson(result: unknown): void {
  process.stdout.write(`${formatJson(result)}\n`);
}
