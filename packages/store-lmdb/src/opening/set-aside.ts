import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Renames the files of a damaged database, so that an empty one can take their place. Returns the new name. */
export function setAside(path: string, now: Date): string {
  const aside = join(path, `damaged-${now.toISOString().replaceAll(":", "-")}.mdb`);
  renameSync(join(path, "data.mdb"), aside);
  rmSync(join(path, "lock.mdb"), { force: true });
  return aside;
}
