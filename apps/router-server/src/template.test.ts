import { expect, onTestFinished, test } from "vitest";
import { openSession } from "@junctor/client";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import { startRouter } from "./start-router.ts";

test("a template of a configuration makes realms for those it lets in, and for nobody else", async () => {
  const roles = [{ name: "anonymous", permissions: [{ uri: "com.", match: "prefix" as const, allow: [] }] }];
  const running = await startRouter({
    listeners: [{ port: 0, page: "demo" }],
    realms: [{ name: "com.example.tenant-*", template: { maxRealms: 1 }, roles }, { name: "com.example.app" }],
  });
  onTestFinished(() => running.close());
  const [listener] = running.listeners;
  const tenant = "com.example.tenant-acme";
  const one = await openSession({ transport: webSocket(listener?.urls.webSocket ?? ""), realm: tenant });
  const transport = rawSocket({ port: listener?.port ?? 0 });
  await openSession({ transport, realm: tenant });
  await expect(one.subscribe("com.example.topic", () => {})).rejects.toMatchObject({
    uri: "wamp.error.not_authorized",
  });
  expect(running.router.realms()).toEqual(["com.example.app", tenant]);
  const full = openSession({ transport, realm: "com.example.tenant-bolt" });
  await expect(full).rejects.toMatchObject({ uri: "wamp.error.unavailable" });
  const unknown = openSession({ transport, realm: "com.example.other" });
  await expect(unknown).rejects.toMatchObject({ uri: "wamp.error.no_such_realm" });
});
