import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isOlder } from "./is-older.ts";
import { knownHoles } from "./known-holes.ts";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), "utf8");
const lockfile = read("pnpm-lock.yaml");

/** Every version of a library that the lockfile holds. */
function lockedVersions(library: string): string[] {
  return [...lockfile.matchAll(new RegExp(`^  '?${library}@(\\d[^:('"]*)`, "gm"))].map(
    ([, version]) => version as string,
  );
}

describe("libraries with known holes", () => {
  test.each(knownHoles)("are not in the lockfile: $library", ({ library, oldest, allowedFor }) => {
    const locked = lockedVersions(library);
    expect(locked).not.toEqual([]);
    expect(locked.filter((version) => version !== allowedFor?.version && isOlder(version, oldest))).toEqual([]);
  });

  test("are told from later versions", () => {
    expect(isOlder("8.20.1", "8.21.0")).toBe(true);
    expect(isOlder("8.9.9", "8.10.0")).toBe(true);
    expect(isOlder("9.0.0", "8.21.0")).toBe(false);
    expect(isOlder("8.21.0", "8.21.0")).toBe(false);
  });

  test.each(
    knownHoles.flatMap(({ library, allowedFor }) => (allowedFor === undefined ? [] : [{ library, allowedFor }])),
  )("where an older $library stays, nothing but $allowedFor.library asks for it", ({ library, allowedFor }) => {
    const askers = [...lockfile.matchAll(/^ {2}'?([^\s'].*?)@\d[^\n]*:\n((?: {4}.*\n)*)/gm)]
      .filter(([, , body]) => body?.includes(`${library}: ${allowedFor.version}\n`))
      .map(([, asker]) => asker);
    expect([...new Set(askers)]).toEqual([allowedFor.library]);
  });

  test("the store opens its database for octets, which that library never decodes", () => {
    for (const file of ["open-database.ts", "check-database.ts"]) {
      expect(read(`packages/store-lmdb/src/opening/${file}`)).toContain('encoding: "binary"');
    }
  });
});
