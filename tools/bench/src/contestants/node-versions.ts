import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import type { Contestant } from "./contestant.ts";
import { junctor } from "./junctor.ts";
import { runToEnd } from "./run-to-end.ts";

/** Our router under another version of Node, which the npm package `node` brings. @param major As in `22`. */
export function onNode(major: string): Contestant {
  const folder = join(cacheFolder("node"), major);
  const binary = join(folder, "node_modules/.bin/node");
  return {
    ...junctor,
    id: `Node ${major}`,
    async prepare() {
      if (!existsSync(binary)) await install(major, folder);
      return (await runToEnd({ file: binary, args: ["--version"] })).trim();
    },
    command: async (port) => ({ ...(await junctor.command(port)), file: binary }),
  };
}

/** The package gets its binary in a script of its own, so scripts are allowed. */
async function install(major: string, folder: string): Promise<void> {
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", `node@${major}`];
  await runToEnd({ file: "npm", args, cwd: cacheFolder("node") });
}
