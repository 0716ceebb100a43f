import { openSession } from "@junctor/client";
import { cbor } from "@junctor/core/cbor";
import { webSocket } from "@junctor/transport-websocket/node";
import { startServer } from "junctor";
import { describe, expect, test } from "vitest";
import { theirs } from "../src/implementations.ts";
import { createWampy } from "../src/wampy-peer.ts";
import { Collector, values } from "./meeting.test-support.ts";

const uri = "com.example.uri";

async function joinOurs({ url, realm }: { url: string; realm: string }) {
  return openSession({ transport: webSocket(url), serializers: [cbor()], realm, onError: () => {} });
}

describe.each(["json", "msgpack", "cbor"] as const)("wampy in %s", (serializer) => {
  test("breaks the protocol by a progressive call, which it does not announce", async () => {
    const server = await startServer({ port: 0 });
    const errors = new Collector<unknown>();
    const { client, peer } = await createWampy(server, serializer, { onError: errors.put });
    client.progressiveCall(uri, [1]).result.catch(() => {});
    await peer.ended;
    expect(await errors.take()).toMatchObject({ errorUri: "wamp.error.protocol_violation" });
    await server.close();
  });

  test("sends chunks that our callee takes one by one, if it is made to announce that", async () => {
    const server = await startServer({ port: 0 });
    const ours = await joinOurs(server);
    await ours.register(uri, async ({ args, input }) => {
      const all = [...args];
      for await (const chunk of input) all.push(...chunk.args);
      return all.join(" ");
    });
    const { client } = await createWampy(server, serializer, { announceChunks: true });
    const { result, sendData } = client.progressiveCall(uri, ["one"]);
    sendData(["two"]);
    sendData(["three"], { progress: false });
    expect((await result).argsList).toEqual(["one two three"]);
    expect(await client.call("wamp.session.count")).toBeDefined();
    expect(server.router.counters.aborts).toBe(0);
    await server.close();
  });

  test("gets progressive results for its chunks, if it is made to announce that", async () => {
    const server = await startServer({ port: 0 });
    const ours = await joinOurs(server);
    await ours.register(uri, async function* ({ args, input }) {
      yield `got ${String(args[0])}`;
      for await (const { value } of input) yield `got ${String(value)}`;
      return "done";
    });
    const { client } = await createWampy(server, serializer, { announceChunks: true });
    const results = new Collector<unknown>();
    const { result, sendData } = client.progressiveCall(uri, ["one"], {
      progress_callback: ({ argsList = [] }) => results.put(argsList[0]),
    });
    expect(await results.take()).toBe("got one");
    sendData(["two"], { progress: false });
    expect(await results.take()).toBe("got two");
    expect((await result).argsList).toEqual(["done"]);
    await server.close();
  });
});

for (const { name, join } of theirs) {
  test(`${name} is not given chunks, which it does not take as callee; the caller is told`, async () => {
    const server = await startServer({ port: 0 });
    const ours = await joinOurs(server);
    const peer = await join(server);
    await peer.register(uri, (received) => received);
    const call = ours.callProgressive(uri, ["one"], { input: ["two", "three"] });
    await expect(call.result).rejects.toMatchObject({ uri: "wamp.error.feature_not_supported" });
    expect(await ours.call(uri, values.args, { kwargs: values.kwargs })).toMatchObject(values);
    expect(server.router.counters.aborts).toBe(0);
    await server.close();
  });
}
