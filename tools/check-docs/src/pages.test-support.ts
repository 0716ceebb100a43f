import { readdirSync, readFileSync } from "node:fs";
import { root } from "./repository.ts";

/** The text of a page, by its path from the top of the repository. */
export function readPage(path: string): string {
  return readFileSync(root + path, "utf8");
}

/** The pages of `docs`, without the decisions. */
export const docsPages: readonly string[] = pagesIn("docs");

/** Every page people read: those at the top, those in docs, and the README of each package. */
export const pages: readonly string[] = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  ...docsPages,
  ...pagesIn("docs/decisions"),
  ...["packages", "apps", "tools"].flatMap((folder) => readmesOf(folder)),
];

function pagesIn(folder: string): string[] {
  return readdirSync(root + folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

function readmesOf(folder: string): string[] {
  return readdirSync(root + folder)
    .filter((name) => readdirSync(`${root}${folder}/${name}`).includes("README.md"))
    .map((name) => `${folder}/${name}/README.md`);
}
