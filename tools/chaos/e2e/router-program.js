// A router with one realm, for tests to kill. On SIGUSR2 it says goodbye to all and starts anew, as a restart does.
import { createServer } from "node:http";
import { json } from "@junctor/core/json";
import { createRouter } from "@junctor/router";
import { acceptWebSockets } from "@junctor/transport-websocket/node";

const start = () => createRouter({ realms: [{ name: "realm1" }] });
let router = start();
const server = createServer();
acceptWebSockets(server, { serializers: [json()], onConnection: (connection) => router.accept(connection) });

process.on("SIGUSR2", () => {
  const old = router;
  router = start();
  void old.close();
});
// A test that dies takes its routers with it.
process.stdin.on("end", () => process.exit()).resume();

server.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
