import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Imports that run code: neither those of types nor those that are made later. */
const IMPORT = /^(?:import|export) (?!type )(?:[\w*]+|\{[^}]*\}) from "([^"]+)";/gm;

/** The packages that are loaded with a file, directly or by other files. */
function packagesOf(file: URL, seen = new Set<string>()): ReadonlySet<string> {
  const names = Array.from(readFileSync(file, "utf8").matchAll(IMPORT), ([, name = ""]) => name);
  const packages = new Set(names.filter((name) => !/^(?:\.|node:)/.test(name)));
  for (const name of names.filter((each) => each.startsWith("."))) {
    const next = new URL(name, file);
    if (seen.has(next.href)) continue;
    seen.add(next.href);
    for (const each of packagesOf(next, seen)) packages.add(each);
  }
  return packages;
}

const startPath = ["./run-cli.ts", "./verbs/start.ts", "./start-from-flags.ts"];

test("`junctor start` loads nothing that only other verbs, files and demos need", () => {
  const loaded = new Set(startPath.flatMap((file) => [...packagesOf(new URL(file, import.meta.url))]));
  expect([...loaded].filter((name) => !/^@junctor\/(?:core|transport-)/.test(name)).sort()).toEqual([
    "@junctor/demo/page-path",
    "@junctor/router",
    "commander",
    "sirv",
  ]);
});
