import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import type { Contestant } from "./contestant.ts";
import { runToEnd } from "./run-to-end.ts";

const SERIALIZERS = ["json", "msgpack", "cbor"];
const everything = { call: true, register: true, publish: true, subscribe: true };

/** crossbar from PyPI, in a virtual environment of its own. */
export const crossbar: Contestant = {
  id: "crossbar",
  kind: "rival",
  path: "/ws",
  variants: [
    "WebSocket json",
    "WebSocket msgpack",
    "WebSocket cbor",
    "RawSocket json",
    "RawSocket msgpack",
    "RawSocket cbor",
  ],
  async prepare() {
    const folder = cacheFolder("crossbar");
    if (!existsSync(binary("crossbar"))) {
      await runToEnd({ file: "python3", args: ["-m", "venv", join(folder, "venv")] });
      await runToEnd({ file: binary("pip"), args: ["install", "--quiet", "crossbar"] });
    }
    const list = await runToEnd({ file: binary("pip"), args: ["show", "crossbar"] });
    return /^Version: (.*)$/m.exec(list)?.[1] ?? "of unknown version";
  },
  async command(port) {
    const node = join(cacheFolder("crossbar"), `node-${port}`);
    await mkdir(node, { recursive: true });
    await writeFile(join(node, "config.json"), JSON.stringify(configuration(port)));
    return { file: binary("crossbar"), args: ["start", "--cbdir", node, "--loglevel", "error"], cwd: node };
  },
};

function binary(name: string): string {
  return join(cacheFolder("crossbar"), "venv/bin", name);
}

/** One router worker: WebSocket and RawSocket on one port, everybody anonymous and allowed everything. */
function configuration(port: number): object {
  const permissions = [{ uri: "", match: "prefix", allow: everything, cache: true }];
  const auth = { anonymous: { type: "static", role: "anonymous" } };
  const transport = {
    type: "universal",
    endpoint: { type: "tcp", port, interface: "127.0.0.1", backlog: 1_024 },
    rawsocket: { serializers: SERIALIZERS, auth },
    websocket: { ws: { type: "websocket", serializers: SERIALIZERS, auth } },
  };
  const realm = { name: "realm1", roles: [{ name: "anonymous", permissions }] };
  return { version: 2, workers: [{ type: "router", realms: [realm], transports: [transport] }] };
}
