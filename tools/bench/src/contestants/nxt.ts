import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildGoCommand, goBinary } from "./build-go-command.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Contestant } from "./contestant.ts";

const command = { module: "github.com/xconnio/xconn-go", folder: "cmd/nxt", name: "nxt" };
const serializers = ["json", "cbor", "msgpack"];

/** nxt of xconn-go, built with Go from the Go module proxy. */
export const nxt: Contestant = {
  id: "nxt",
  kind: "rival",
  path: "/ws",
  variants: ["WebSocket json", "WebSocket msgpack", "WebSocket cbor"],
  prepare: () => buildGoCommand(command),
  async command(port) {
    const folder = join(cacheFolder(command.name), `node-${port}`);
    await mkdir(join(folder, ".nxt"), { recursive: true });
    // JSON is YAML.
    await writeFile(join(folder, ".nxt/config.yaml"), JSON.stringify(configuration(port)));
    return { file: goBinary(command), args: ["start", "--config", folder], cwd: folder };
  },
};

function configuration(port: number): object {
  const everything = { allow_call: true, allow_register: true, allow_publish: true, allow_subscribe: true };
  const role = { name: "anonymous", permissions: [{ uri: "", match: "prefix", ...everything }] };
  return {
    version: "1",
    config: { loglevel: "error" },
    realms: [{ name: "realm1", roles: [role] }],
    transports: [{ type: "websocket", listener: "tcp", address: `127.0.0.1:${port}`, serializers }],
    authenticators: { anonymous: [{ authid: "bench", realm: "realm1", role: "anonymous" }] },
  };
}
