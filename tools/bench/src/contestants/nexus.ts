import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildGoCommand, goBinary } from "./build-go-command.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Contestant } from "./contestant.ts";

const nexusd = { module: "github.com/gammazero/nexus/v3", folder: "nexusd", name: "nexusd" };

/** nexus, built with Go from the Go module proxy. */
export const nexus: Contestant = {
  id: "nexus",
  kind: "rival",
  path: "/ws",
  variants: ["WebSocket json", "WebSocket msgpack", "WebSocket cbor"],
  prepare: () => buildGoCommand(nexusd),
  async command(port) {
    const file = join(cacheFolder(nexusd.name), `config-${port}.json`);
    const realm = { uri: "realm1", anonymous_auth: true, allow_disclose: true };
    const configuration = { websocket: { address: `127.0.0.1:${port}` }, router: { realms: [realm] } };
    await writeFile(file, JSON.stringify(configuration));
    return { file: goBinary(nexusd), args: ["-c", file] };
  },
};
