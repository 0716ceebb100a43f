import { startServer } from "junctor";
import { describe, expect, test } from "vitest";
import { theirs } from "../src/implementations.ts";
import { createWampy } from "../src/wampy-peer.ts";
import { Collector, values } from "./meeting.test-support.ts";

for (const { name, join } of theirs) {
  describe(`${name} as a session`, () => {
    test("leaves with GOODBYE, and nothing of it stays behind", async () => {
      const server = await startServer({ port: 0 });
      const before = server.router.tables();
      const peer = await join(server);
      await peer.subscribe("com.example.topic", () => {});
      await peer.register("com.example.procedure", (received) => received);
      expect(server.router.tables().sessions).toBe(before.sessions + 1);
      await peer.leave();
      await expect.poll(() => ({ ...server.router.tables(), unflushed: 0 })).toEqual({ ...before, unflushed: 0 });
      expect(server.router.counters.aborts).toBe(0);
      await server.close();
    });

    test("is told when the router closes", async () => {
      const server = await startServer({ port: 0 });
      const peer = await join(server);
      await server.close();
      await peer.ended;
      expect(server.router.tables()).toMatchObject({ connections: 0, sessions: 0 });
    });

    test("hears the router's refusals", async () => {
      const server = await startServer({ port: 0 });
      const peer = await join(server);
      const other = await join(server);
      await peer.register("com.example.procedure", (received) => received);
      await expect(other.register("com.example.procedure", (received) => received)).rejects.toMatchObject({
        uri: "wamp.error.procedure_already_exists",
      });
      await expect(peer.call("com.example.nobody", values)).rejects.toMatchObject({
        uri: "wamp.error.no_such_procedure",
      });
      expect(server.router.counters.aborts).toBe(0);
      await server.close();
    });
  });
}

test("wampy goes on counting request ids after it lost its connection", async () => {
  const server = await startServer({ port: 0 });
  const rejoined = new Collector<unknown>();
  const options = { autoReconnect: true, reconnectInterval: 20, onReconnectSuccess: rejoined.put };
  const { client, peer, cut } = await createWampy(server, "json", options);
  await peer.subscribe("com.example.topic", () => {});
  cut();
  await rejoined.take();
  const { requestId } = await client.subscribe("com.example.other", () => {});
  expect(requestId).toBeGreaterThan(2);
  expect(server.router.counters.aborts).toBe(0);
  await client.disconnect();
  await server.close();
});
