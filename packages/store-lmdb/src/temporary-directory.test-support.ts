import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory that lasts as long as a test. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "junctor-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
