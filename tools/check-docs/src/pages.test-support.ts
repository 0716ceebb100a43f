import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The top of the repository, with a slash at the end. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The text of a page, by its path from the top of the repository. */
export function readPage(path: string): string {
  return readFileSync(root + path, "utf8");
}

/** Every page people read: those at the top and the README of each package. */
export const pages: readonly string[] = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  ...["packages", "apps", "tools"].flatMap((folder) => readmesOf(folder)),
];

function readmesOf(folder: string): string[] {
  return readdirSync(root + folder)
    .filter((name) => readdirSync(`${root}${folder}/${name}`).includes("README.md"))
    .map((name) => `${folder}/${name}/README.md`);
}
