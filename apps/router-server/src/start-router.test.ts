import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import { ConnectionError } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { selfSigned } from "@junctor/transport-compliance/node";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import type { Listener } from "./listener/listener.ts";
import type { RunningRouter } from "./running-router.ts";
import { startRouter } from "./start-router.ts";

const realm = "com.example.app";
const realms = [{ name: realm }];
const running: RunningRouter[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()));
});

async function start(...listeners: NonNullable<Configuration["listeners"]>): Promise<readonly Listener[]> {
  const router = await startRouter({ listeners, realms }, { folder });
  running.push(router);
  return router.listeners;
}

function first({ listeners }: RunningRouter): Listener {
  return listeners[0] as Listener;
}

/** Writes a certificate that vouches for itself; resolves to what a listener says about it. */
function writeCertificate(name: string): { certificate: string; key: string } {
  const { cert, key } = selfSigned(name);
  writeFileSync(join(folder, "cert.pem"), cert);
  writeFileSync(join(folder, "key.pem"), key);
  return { certificate: "cert.pem", key: "key.pem" };
}

/** The common name of the certificate that is shown to whoever connects. */
function shownCertificate(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

describe("listeners", () => {
  test("share the realms of one router", async () => {
    const [one, other] = (await start({ port: 0 }, { port: 0 })) as [Listener, Listener];
    const callee = await openSession({ transport: webSocket(one.urls.webSocket), realm });
    const caller = await openSession({ transport: rawSocket({ host: "127.0.0.1", port: other.port }), realm });
    await callee.register("com.example.add", ({ args: [a, b] }) => Number(a) + Number(b));
    expect((await caller.call("com.example.add", [2, 3])).value).toBe(5);
  });

  test("speak only what they are told to", async () => {
    const [listener] = (await start({
      port: 0,
      transports: ["websocket"],
      paths: ["/wamp"],
      serializers: ["cbor"],
    })) as [Listener];
    expect(listener.urls.webSocket).toBe(`ws://127.0.0.1:${listener.port}/wamp`);
    const session = await openSession({ transport: webSocket(listener.urls.webSocket), realm, serializers: [cbor()] });
    await session.leave();
    const elsewhere = webSocket(`ws://127.0.0.1:${listener.port}/ws`);
    await expect(openSession({ transport: elsewhere, realm, serializers: [cbor()] })).rejects.toThrow("404");
    const inJson = webSocket(listener.urls.webSocket);
    await expect(openSession({ transport: inJson, realm, serializers: [json()] })).rejects.toThrow("400");
    const raw = rawSocket({ host: "127.0.0.1", port: listener.port });
    await expect(openSession({ transport: raw, realm, serializers: [cbor()] })).rejects.toThrow(ConnectionError);
  });

  test("may be Unix sockets, for their user alone unless they say otherwise", async () => {
    const [own, shared] = (await start(
      { path: join(folder, "own.sock") },
      { path: join(folder, "shared.sock"), mode: "0660" },
    )) as [Listener, Listener];
    expect(own.urls.rawSocket).toBe(`unix:${join(folder, "own.sock")}`);
    const modes = ["own", "shared"].map((name) => statSync(join(folder, `${name}.sock`)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o660]);
    for (const transport of [
      rawSocket({ path: join(folder, "own.sock") }),
      webSocket("ws://localhost/ws", { socketPath: join(folder, "shared.sock") }),
    ]) {
      const session = await openSession({ transport, realm });
      expect(session.realm).toBe(realm);
    }
    expect(shared.port).toBe(0);
  });

  test("take over the Unix socket of a router that is gone, and nothing else", async () => {
    const path = join(folder, "left.sock");
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(path, resolve));
    await expect(start({ path })).rejects.toMatchObject({ name: "ListenError", code: "EADDRINUSE" });
    // A process that is killed leaves its socket behind; so does one that finds it under another name.
    renameSync(path, join(folder, "stale.sock"));
    await new Promise((resolve) => other.close(resolve));
    const [listener] = (await start({ path: join(folder, "stale.sock") })) as [Listener];
    expect(listener.urls.rawSocket).toBe(`unix:${join(folder, "stale.sock")}`);

    const file = join(folder, "left.txt");
    writeFileSync(file, "precious");
    await expect(start({ path: file })).rejects.toMatchObject({ code: "EADDRINUSE" });
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  test("all close if one of them cannot listen", async () => {
    const [taken] = (await start({ port: 0 })) as [Listener];
    const path = join(folder, "rolled-back.sock");
    await expect(start({ path }, { port: taken.port })).rejects.toMatchObject({
      name: "ListenError",
      code: "EADDRINUSE",
      message: expect.stringContaining(`port ${taken.port} on 127.0.0.1 is in use`) as string,
    });
    await start({ path });
  });
});

describe("a listener with TLS", () => {
  test("serves WebSocket and RawSocket encrypted, and nothing in the clear", async () => {
    const tls = writeCertificate("first");
    const [listener] = (await start({ port: 0, tls })) as [Listener];
    const { port } = listener;
    expect(listener.urls.webSocket).toBe(`wss://127.0.0.1:${port}/ws`);
    const options = { tls: { rejectUnauthorized: false } };
    for (const transport of [
      webSocket(listener.urls.webSocket, options),
      rawSocket({ host: "127.0.0.1", port, tls: { rejectUnauthorized: false } }),
    ]) {
      const session = await openSession({ transport, realm });
      expect(session.realm).toBe(realm);
    }
    await expect(openSession({ transport: webSocket(`ws://127.0.0.1:${port}/ws`), realm })).rejects.toThrow(
      ConnectionError,
    );
  });

  test("shows another certificate when it is told to, and keeps its sessions", async () => {
    const tls = writeCertificate("first");
    const [listener] = (await start({ port: 0, tls })) as [Listener];
    const options = { tls: { rejectUnauthorized: false } };
    const session = await openSession({ transport: webSocket(listener.urls.webSocket, options), realm });
    expect(await shownCertificate(listener.port)).toBe("first");
    writeCertificate("second");
    listener.change(listener.configuration);
    expect(await shownCertificate(listener.port)).toBe("second");
    await session.subscribe("com.example.still.here", () => {});
  });
});

test("connections beyond what is configured are refused, each in its protocol", async () => {
  const router = await startRouter({ listeners: [{ port: 0 }], realms, connections: { maxConnections: 1 } });
  running.push(router);
  const [listener] = router.listeners as [Listener];
  const session = await openSession({ transport: webSocket(listener.urls.webSocket), realm });
  await expect(openSession({ transport: webSocket(listener.urls.webSocket), realm })).rejects.toThrow("503");
  const raw = rawSocket({ host: "127.0.0.1", port: listener.port });
  await expect(openSession({ transport: raw, realm })).rejects.toThrow("maximum connection count");
  expect(session.realm).toBe(realm);
});

test("a page of one's own is served by HTTP, and none if none is named", async () => {
  writeFileSync(join(folder, "index.html"), "<p>hello");
  const [withPage, without] = (await start({ port: 0, page: "." }, { port: 0 })) as [Listener, Listener];
  expect(await (await fetch(withPage.urls.page)).text()).toBe("<p>hello");
  expect((await fetch(without.urls.page)).status).toBe(404);
});

describe("the status of a router", () => {
  test("is told where the configuration says so", async () => {
    const [own, open] = (await start({ port: 0, status: ["health", "metrics"] }, { port: 0, status: [] })) as [
      Listener,
      Listener,
    ];
    const statusOf = async ({ urls }: Listener, path: string) => (await fetch(new URL(path, urls.page))).status;
    const paths = ["healthz", "readyz", "metrics"];
    expect(await Promise.all(paths.map((path) => statusOf(own, path)))).toEqual([200, 200, 200]);
    expect(await Promise.all(paths.map((path) => statusOf(open, path)))).toEqual([404, 404, 404]);
  });

  test("counts what happens, and names nobody", async () => {
    const [listener] = (await start({ port: 0, status: ["metrics"] })) as [Listener];
    const session = await openSession({ transport: webSocket(listener.urls.webSocket), realm });
    for (let n = 0; n < 20; n++) await session.subscribe(`com.example.topic${n}`, () => {});
    const text = await (await fetch(new URL("metrics", listener.urls.page))).text();
    expect(text).toMatch(/^junctor_sessions 1$/m);
    expect(text).toMatch(/^junctor_subscriptions 20$/m);
    expect(text).toMatch(/^junctor_messages_in_total 21$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).not.toContain("com.example");
  });

  test("is not ready once it drains, while calls end", async () => {
    const [listener, status] = (await start({ port: 0 }, { port: 0, transports: [] })) as [Listener, Listener];
    const [callee, caller] = await Promise.all(
      [1, 2].map(() => openSession({ transport: webSocket(listener.urls.webSocket), realm })),
    );
    let answer: (value: string) => void = () => {};
    const called = new Promise<void>((resolve) => {
      void callee?.register("com.example.slow", () => {
        resolve();
        return new Promise<string>((done) => (answer = done));
      });
    });
    const statusOf = async () => (await fetch(new URL("readyz", status.urls.page))).status;
    const before = await statusOf();
    const result = caller?.call("com.example.slow");
    await called;
    const drained = running[0]?.drain();
    expect([before, await statusOf()]).toEqual([200, 503]);
    await expect(openSession({ transport: webSocket(listener.urls.webSocket), realm })).rejects.toThrow(
      ConnectionError,
    );
    answer("done");
    expect((await result)?.value).toBe("done");
    await drained;
  });
});

describe("the store of a realm", () => {
  const stored: Configuration = {
    listeners: [{ port: 0 }],
    realms: [{ name: realm, store: { path: "events" }, history: [{ topic: "com.example.", match: "prefix" }] }],
  };

  async function runOnce<Result>(use: (session: Session) => Promise<Result>): Promise<Result> {
    const router = await startRouter(stored, { folder });
    const transport = webSocket(first(router).urls.webSocket);
    try {
      return await use(await openSession({ transport, realm }));
    } finally {
      await router.close();
    }
  }

  test("keeps events from one start to the next", async () => {
    await runOnce((session) => session.publish("com.example.said", ["hello"], { acknowledge: true }));
    const events = await runOnce(async (session) => {
      const { id } = await session.subscribe("com.example.", () => {}, { match: "prefix" });
      return (await session.call("wamp.subscription.get_events", [id])).args;
    });
    expect(events).toMatchObject([{ args: ["hello"] }]);
  });

  test("that cannot be opened is named, with the reason", async () => {
    writeFileSync(join(folder, "taken"), "");
    const elsewhere = { listeners: [{ port: 0 }], realms: [{ name: realm, store: { path: "taken/events" } }] };
    await expect(startRouter(elsewhere, { folder })).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringMatching(/^the store of com\.example\.app cannot be opened: .*taken/) as string,
    });
  });
});

test("payloads are compared with what a realm declares, if it says so", async () => {
  const args = { type: "array", prefixItems: [{ type: "number" }], minItems: 1 };
  const declarations = { "com.example.topic": { type: "topic", args } };
  const configuration = { listeners: [{ port: 0 }], realms: [{ name: realm, declarations, validate: true }] };
  const router = await startRouter(configuration);
  running.push(router);
  const session = await openSession({ transport: webSocket(first(router).urls.webSocket), realm });
  await session.publish("com.example.topic", [1], { acknowledge: true });
  const wrong = session.publish("com.example.topic", ["one"], { acknowledge: true });
  await expect(wrong).rejects.toMatchObject({ uri: "wamp.error.invalid_argument" });
});
