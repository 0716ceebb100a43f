import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Runtime } from "./runtime.ts";

const run = promisify(execFile);
const kept = fileURLToPath(new URL("../node_modules/.runtimes/", import.meta.url));

/** A program to start, or why there is none. */
export type Installed = { readonly program: string } | { readonly missing: string };

/** Gets a runtime by npm, of exactly the version that is named, once; no script of its package is run. */
export async function installRuntime(runtime: Runtime): Promise<Installed> {
  if (runtime.package === undefined || runtime.program === undefined) return { program: process.execPath };
  const folder = join(kept, runtime.package.replaceAll("/", "+"));
  const name = runtime.package.slice(0, runtime.package.lastIndexOf("@"));
  const program = join(folder, "node_modules", name, runtime.program);
  if (existsSync(program)) return { program };
  try {
    await mkdir(folder, { recursive: true });
    const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--force", "--prefix", folder];
    await run("npm", ["install", ...options, runtime.package], { timeout: 240_000 });
    await run(program, ["--version"]);
    return { program };
  } catch (error) {
    return { missing: (error as Error).message.split("\n", 2).join(" ") };
  }
}
