import { describeTransport } from "@junctor/transport-compliance";
import { deadPort, listenSilently } from "@junctor/transport-compliance/node";
import { setupCompliance } from "./compliance.test-support.ts";
import { rawSocket } from "./raw-socket.ts";

describeTransport("RawSocket", {
  transport: "rawsocket",
  oversized: "not-sent",
  clientPauses: true,
  negotiates: true,
  breaks: true,
  setup: (options) => setupCompliance(options, (port, maxMessageLength) => rawSocket({ port }, { maxMessageLength })),
  nowhere: async () => rawSocket({ port: await deadPort() }),
  silent: async (patience) => {
    const server = await listenSilently();
    const connectTimeout = patience === "patient" ? 10_000 : 100;
    return { connector: rawSocket({ port: server.port }, { connectTimeout }), teardown: () => server.close() };
  },
});
