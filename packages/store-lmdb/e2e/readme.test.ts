import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

test("the example of the README runs as it stands there", () => {
  const [, example = ""] = /```js\n(.*?)```/s.exec(readFileSync(join(PACKAGE, "README.md"), "utf8")) ?? [];
  const path = mkdtempSync(join(tmpdir(), "junctor-readme-"));
  const program = example.replace("./realm1.events", path);
  expect(program).toContain(path);
  execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: PACKAGE });
  expect(readdirSync(path)).toEqual(["data.mdb", "lock.mdb"]);
  rmSync(path, { recursive: true });
});
