import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import type { Action } from "@junctor/router";
import { selfSigned } from "@junctor/transport-compliance/node";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";

const realm = "com.example.app";
let folder: string;
let running: RunningRouter | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
});

afterEach(async () => {
  await running?.close();
  running = undefined;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A realm whose anonymous sessions may do so much. */
function configured(allow: Action[], role = "anonymous"): Configuration {
  const permissions = [{ uri: "com.example.", match: "prefix" as const, allow }];
  const authentication = [{ method: "anonymous" as const, role }];
  return { listeners: [{ port: 0 }], realms: [{ name: realm, roles: [{ name: role, permissions }], authentication }] };
}

async function start(configuration: Configuration): Promise<{ running: RunningRouter; session: Session }> {
  running = await startRouter(configuration, { folder });
  const url = running.listeners[0]?.urls.webSocket ?? "";
  const options = { tls: { rejectUnauthorized: false } };
  return { running, session: await openSession({ transport: webSocket(url, options), realm }) };
}

describe("a router that reads its configuration again", () => {
  test("lets sessions stay, takes from them what they may not do any more, and gives what they may", async () => {
    const { running: router, session } = await start(configured(["subscribe"]));
    const subscription = await session.subscribe("com.example.topic", () => {});
    await expect(session.register("com.example.add", () => 1)).rejects.toMatchObject({
      uri: "wamp.error.not_authorized",
    });
    await router.reload(configured(["register"]));
    expect(await subscription.closed).toBe("wamp.error.not_authorized");
    const registration = await session.register("com.example.add", () => 1);
    await router.reload(configured([]));
    expect(await registration.closed).toBe("wamp.error.not_authorized");
    expect(router.router.tables()).toMatchObject({ sessions: 1, subscriptions: 0, registrations: 0 });
  });

  test("tells those to go who may not join any more", async () => {
    const { running: router, session } = await start(configured(["subscribe"]));
    await router.reload(configured(["subscribe"], "guest"));
    expect(await session.closed).toMatchObject({ cause: "goodbye" });
    expect(router.router.tables().sessions).toBe(0);
  });

  test("refuses what takes a new start, and goes on as before", async () => {
    const { running: router, session } = await start(configured(["subscribe"]));
    const [place] = configured(["register"]).realms;
    const next: Configuration = { realms: [{ name: realm, ...place, uriRule: "strict" }], limits: { maxCalls: 1 } };
    const text = "limits, realms[0].uriRule cannot change while the router runs";
    await expect(router.reload({ ...next, listeners: [{ port: 0 }] })).rejects.toThrow(text);
    await session.subscribe("com.example.topic", () => {});
  });

  test("refuses a certificate that cannot be used, and with it everything else", async () => {
    const { cert, key } = selfSigned("first");
    writeFileSync(join(folder, "cert.pem"), cert);
    writeFileSync(join(folder, "key.pem"), key);
    const listeners = [{ port: 0, tls: { certificate: "cert.pem", key: "key.pem" } }];
    const { running: router, session } = await start({ ...configured(["subscribe"]), listeners });
    writeFileSync(join(folder, "key.pem"), selfSigned("second").key);
    await expect(router.reload({ ...configured(["register"]), listeners })).rejects.toThrow(
      /^the certificate cert\.pem cannot be used with key\.pem: /,
    );
    await session.subscribe("com.example.topic", () => {});
  });

  test("takes as many new connections as it says now", async () => {
    const { running: router } = await start(configured(["subscribe"]));
    await router.reload({ ...configured(["subscribe"]), connections: { maxConnections: 1 } });
    const url = router.listeners[0]?.urls.webSocket ?? "";
    await expect(openSession({ transport: webSocket(url), realm })).rejects.toThrow("503");
  });
});
