// Packs every published package and checks the tarball: what a user would install, not what lies in the checkout.
// Needs built packages. Prints one line per package and exits 1 when one of them has a problem.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const ATTW = join(
  dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
  "dist/index.js",
);

const tarballs = mkdtempSync(join(tmpdir(), "junctor-packages-"));
try {
  const unsound = await checkAll(publishedPackages());
  if (unsound > 0) process.exitCode = 1;
} finally {
  rmSync(tarballs, { recursive: true });
}

/** How many of the packages have a problem; every one of them is checked. */
async function checkAll(packages) {
  if (packages.length === 0) throw new Error("found no package to check");
  let unsound = 0;
  for (const { name, path } of packages) {
    const tarball = pack(path);
    const problems = [...(await publintProblems(path, tarball)), ...typeProblems(tarball)];
    console.log(`${problems.length === 0 ? "sound " : "UNSOUND"} ${name}`);
    for (const problem of problems) console.log(problem.replace(/^/gm, "    "));
    if (problems.length > 0) unsound += 1;
  }
  console.log(`${packages.length - unsound} of ${packages.length} packages are sound`);
  return unsound;
}

function publishedPackages() {
  const listed = JSON.parse(pnpm(["list", "--recursive", "--depth", "-1", "--json"], ROOT));
  return listed.filter((entry) => entry.private !== true);
}

function pack(path) {
  return JSON.parse(pnpm(["pack", "--json", "--pack-destination", tarballs], path)).filename;
}

/** `publint --strict`: suggestions are reported by nobody, warnings count as errors. */
async function publintProblems(path, tarball) {
  const { messages } = await publint({ pack: { tarball: readFileSync(tarball) }, level: "warning", strict: true });
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  return messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** Are the types wrong? Packages are ESM only, so what CommonJS would resolve does not count. */
function typeProblems(tarball) {
  const run = spawnSync(process.execPath, [ATTW, tarball, "--profile", "esm-only", "--no-color", "--no-emoji"], {
    encoding: "utf8",
  });
  return run.status === 0 ? [] : [`attw: ${run.stdout}${run.stderr}`];
}

function pnpm(args, cwd) {
  return execFileSync("pnpm", args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
}
