import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import type { Contestant } from "./contestant.ts";
import { runToEnd } from "./run-to-end.ts";

const VERSION = "0.7.28";
/** As its `bin/basic.js`, without printing each message. */
const SERVER = `
  const Router = require("fox-wamp");
  const router = new Router();
  router.getRealm("realm1", () => router.listenWAMP({ host: "127.0.0.1", port: Number(process.argv[1]) }));
`;

/** fox-wamp from npm. */
export const foxWamp: Contestant = {
  id: "fox-wamp",
  kind: "rival",
  path: "/",
  variants: ["WebSocket json"],
  async prepare() {
    const folder = cacheFolder("fox-wamp");
    const manifest = join(folder, "node_modules/fox-wamp/package.json");
    if (!existsSync(manifest)) {
      const args = [
        "install",
        "--prefix",
        folder,
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        `fox-wamp@${VERSION}`,
      ];
      await runToEnd({ file: "npm", args, cwd: folder });
    }
    return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
  },
  command: async (port) => ({
    file: process.execPath,
    args: ["--eval", SERVER, `${port}`],
    cwd: cacheFolder("fox-wamp"),
  }),
};
