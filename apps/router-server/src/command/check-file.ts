import { readFile } from "./read-file.ts";

/**
 * `junctor check`: says that a configuration file is fine, and what it describes.
 * @throws {UserError} if it is not.
 */
export function checkFile(file: string): void {
  const { realms, listeners = [{}] } = readFile(file);
  process.stdout.write(`${file} is fine: ${count(realms, "realm")}, ${count(listeners, "listener")}.\n`);
}

function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? "" : "s"}`;
}
