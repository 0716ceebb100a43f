// A router with one realm over a store in LMDB, for tests to kill. Its options are JSON, as a configuration has them.
import { once } from "node:events";
import { json } from "@junctor/core/json";
import { createRouter } from "@junctor/router";
import { lmdbStore } from "@junctor/store-lmdb";
import { listenRawSocket } from "@junctor/transport-rawsocket";

// A file that may not grow is to this program what a full disk is: writes fail.
process.on("SIGXFSZ", () => {});

const store = await lmdbStore(JSON.parse(process.argv[2]));
const history = [{ topic: "com.example.counter" }];
const router = createRouter({ realms: [{ name: "realm1", store, history }] });
const server = await listenRawSocket({
  host: "127.0.0.1",
  serializers: [json()],
  onConnection: router.accept,
});
console.log(`listening on ${server.port}`);

await once(process, "SIGTERM");
await Promise.all([server.close(), router.close()]);
await store.close();
