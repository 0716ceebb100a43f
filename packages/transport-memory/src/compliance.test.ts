import { AcceptQueue, describeTransport } from "@junctor/transport-compliance";
import { memoryTransport } from "./memory-transport.ts";

describeTransport("the memory transport", {
  transport: "memory",
  oversized: "not-sent",
  clientPauses: true,
  negotiates: false,
  breaks: false,
  setup: async ({ maxMessageLength }) => {
    const queue = new AcceptQueue();
    return {
      connector: memoryTransport(queue.accept, { maxMessageLength }),
      accepted: () => queue.next(),
      teardown: async () => {},
    };
  },
});
