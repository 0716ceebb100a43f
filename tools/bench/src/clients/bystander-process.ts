import { openBystanders } from "./open-bystanders.ts";

/*
 * Who clients under test talk to, run as `node bystander-process.js PORT`. Says when it is ready, and ends when the
 * router does.
 */
const port = Number(process.argv[2]);
await openBystanders({ port, path: "/ws", transport: "WebSocket", serializer: "json" });
console.log("ready");
