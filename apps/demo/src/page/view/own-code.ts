/** A client of a dozen lines that lights a lamp and makes a call; runs as it stands. */
export function ownCode(routerUrl: string, realm: string): string {
  return `// npm install @junctor/client @junctor/transport-websocket
import { connect } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";

const session = await connect({
  transport: webSocket(${JSON.stringify(routerUrl)}),
  realm: ${JSON.stringify(realm)},
});
await session.subscribe("demo.board.lit", ({ args }) => {
  console.log("lit:", ...args);
});
await session.publish("demo.board.lit", [0, "amber", "Ada"]);

const reply = await session.call("demo.backend.answer");
console.log(reply.value.text);
`;
}
