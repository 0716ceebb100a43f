import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";

const [one, other] = [{ name: "com.example.one" }, { name: "com.example.other" }];
const base: Configuration = { listeners: [{ port: 0 }], realms: [one], shutdown: { grace: 0, spread: 0 } };

async function start(configuration: Configuration, folder = "."): Promise<RunningRouter> {
  const running = await startRouter(configuration, { folder });
  onTestFinished(() => running.close());
  return running;
}

/** Joins a realm at the first listener. */
function enter({ listeners }: RunningRouter, realm: string): Promise<Session> {
  return openSession({ transport: webSocket(listeners[0]?.urls.webSocket ?? ""), realm });
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "junctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe("a reload", () => {
  test("adds realms and listeners, and takes them away, while other sessions go on", async () => {
    const running = await start(base);
    const bystander = await enter(running, one.name);
    const path = join(temporaryFolder(), "router.sock");
    const enterThere = (realm: string): Promise<Session> => openSession({ transport: rawSocket({ path }), realm });
    await running.reload({ ...base, realms: [other, one], listeners: [{ path }, { port: 0 }] });
    const [there, elsewhere] = [await enterThere(other.name), await enterThere(one.name)];
    await running.reload(base);
    expect(await there.closed).toMatchObject({ cause: "goodbye", reason: "wamp.close.close_realm" });
    await expect(enter(running, other.name)).rejects.toMatchObject({ uri: "wamp.error.no_such_realm" });
    await expect(enterThere(one.name)).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    const said: unknown[] = [];
    await bystander.subscribe("com.example.topic", ({ args }) => said.push(...args));
    await elsewhere.publish("com.example.topic", ["still here"], { acknowledge: true });
    await bystander.publish("com.example.topic", [], { acknowledge: true });
    expect(said).toEqual(["still here"]);
    expect(running.router.tables().sessions).toBe(2);
  });

  test("changes nothing if one of the things that are new cannot be had", async () => {
    const running = await start(base);
    const taken = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void taken.close());
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const listeners = [{ port: 0 }, { port: 0 }, { port }];
    await expect(running.reload({ ...base, realms: [other], listeners })).rejects.toThrow(String(port));
    expect(running.listeners.length).toBe(1);
    expect(running.router.realms()).toEqual([one.name]);
    const bad: Configuration = { ...base, realms: [one, { ...other, maxWaitingCalls: -1 }] };
    await expect(running.reload(bad)).rejects.toThrow("maxWaitingCalls is -1");
    const tls = { certificate: "nowhere.pem", key: "nowhere.pem" };
    const uncertain = running.reload({ ...base, listeners: [{ port: 0 }, { port: 0, tls }] });
    await expect(uncertain).rejects.toThrow("the certificate nowhere.pem cannot be used: ");
    await running.reload({ ...base, realms: [one, other] });
    expect(running.router.realms()).toEqual([one.name, other.name]);
  });

  test("is refused by a router that is closing, and leaves nothing open", async () => {
    const running = await start(base);
    const path = join(temporaryFolder(), "router.sock");
    const [reloaded] = await Promise.allSettled([running.reload({ ...base, listeners: [{ path }] }), running.close()]);
    expect(reloaded).toMatchObject({ reason: { message: "the router is closing" } });
    await expect(openSession({ transport: rawSocket({ path }), realm: one.name })).rejects.toThrow(
      /ENOENT|ECONNREFUSED/,
    );
  });

  test("opens the stores of realms that are new, and closes those of realms that are gone", async () => {
    const running = await start(base, temporaryFolder());
    const stored = { ...other, store: { path: "events" } };
    const withStore = { ...base, realms: [one, stored] };
    await running.reload(withStore);
    const publisher = await enter(running, other.name);
    await publisher.publish("com.example.topic", ["kept"], { acknowledge: true, retain: true });
    await running.reload(base);
    expect(await publisher.closed).toMatchObject({ reason: "wamp.close.close_realm" });
    await running.settled();
    await running.reload(withStore);
    const told = new Promise((resolve) => {
      void enter(running, other.name).then((session) =>
        session.subscribe("com.example.topic", ({ args }) => resolve(args), { getRetained: true }),
      );
    });
    expect(await told).toEqual(["kept"]);
  });

  test("adds templates, changes what their realms may do, and takes them away", async () => {
    const tenants = { name: "com.tenant-*", template: { maxRealms: 5 } };
    const withTemplate = (roles?: { name: string; permissions: [] }[]): Configuration => {
      return { ...base, realms: [one, roles === undefined ? tenants : { ...tenants, roles }] };
    };
    const running = await start(base);
    await running.reload(withTemplate());
    const session = await enter(running, "com.tenant-a");
    const subscription = await session.subscribe("com.example.topic", () => {});
    await running.reload(withTemplate([{ name: "anonymous", permissions: [] }]));
    expect(await subscription.closed).toBe("wamp.error.not_authorized");
    const refused = (await enter(running, "com.tenant-b")).subscribe("com.example.topic", () => {});
    await expect(refused).rejects.toMatchObject({ uri: "wamp.error.not_authorized" });
    await running.reload(base);
    expect(await session.closed).toMatchObject({ reason: "wamp.close.close_realm" });
    await expect(enter(running, "com.tenant-a")).rejects.toMatchObject({ uri: "wamp.error.no_such_realm" });
  });
});
