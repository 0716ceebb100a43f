import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder outside the repository in which a rival is installed; it stays for the next run. */
export function cacheFolder(rival: string): string {
  const folder = join(tmpdir(), "junctor-bench-peers", rival);
  mkdirSync(folder, { recursive: true });
  return folder;
}
