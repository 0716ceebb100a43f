import { describeTransport } from "@junctor/transport-compliance";
import { nowhere, setupCompliance, silence } from "./node/compliance.test-support.ts";
import { batched } from "./batched.ts";
import type { WebSocketOptions } from "./web-socket.ts";
import { webSocket } from "./web-socket.ts";

describeWith("the platform's WebSocket", {});
describeWith("the platform's WebSocket, batched", { batched: batched() });

function describeWith(name: string, options: WebSocketOptions): void {
  describeTransport(name, {
    transport: "websocket",
    oversized: "ends-connection",
    clientPauses: false,
    negotiates: true,
    breaks: true,
    setup: (setup) => setupCompliance(setup, (url) => webSocket(url, options)),
    nowhere: () => nowhere((url) => webSocket(url, options)),
    silent: (patience) =>
      silence((url) => webSocket(url, { ...options, connectTimeout: patience === "patient" ? 10_000 : 100 })),
  });
}
