import { describeTransport } from "@junctor/transport-compliance";
import { nowhere, setupCompliance, silence } from "./compliance.test-support.ts";
import type { NodeWebSocketOptions } from "./web-socket.ts";
import { webSocket } from "./web-socket.ts";

describeWith("WebSocket on Node", {});
describeWith("batched WebSocket on Node", { batched: "first" });

function describeWith(name: string, options: NodeWebSocketOptions): void {
  describeTransport(name, {
    transport: "websocket",
    oversized: "ends-connection",
    clientPauses: true,
    negotiates: true,
    breaks: true,
    setup: (setup) =>
      setupCompliance(setup, (url, maxMessageLength) => webSocket(url, { ...options, maxMessageLength })),
    nowhere: () => nowhere((url) => webSocket(url, options)),
    silent: (patience) =>
      silence((url) => webSocket(url, { ...options, connectTimeout: patience === "patient" ? 10_000 : 100 })),
  });
}
