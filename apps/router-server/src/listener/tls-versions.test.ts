import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "@junctor/transport-compliance/node";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";

const files = { certificate: "cert.pem", key: "key.pem" };
const running: RunningRouter[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
  const { cert, key } = selfSigned("router");
  writeFileSync(join(folder, files.certificate), cert);
  writeFileSync(join(folder, files.key), key);
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()));
});

async function listen(minVersion?: "TLSv1.2" | "TLSv1.3"): Promise<number> {
  const tls = minVersion === undefined ? files : { ...files, minVersion };
  const router = await startRouter({ listeners: [{ port: 0, tls }], realms: [{ name: "realm1" }] }, { folder });
  running.push(router);
  return router.listeners[0]?.port ?? 0;
}

/** A ClientHello that knows one old cipher, and versions up to the one it names: 0x0301 is TLS 1.0. */
function clientHello(version: number): Buffer {
  const words = [0x002f, 0x00ff];
  const body = Buffer.alloc(2 + 32 + 1 + 2 + 2 * words.length + 2);
  body.writeUInt16BE(version, 0);
  body.writeUInt16BE(2 * words.length, 35);
  words.forEach((word, index) => body.writeUInt16BE(word, 37 + 2 * index));
  body[body.length - 2] = 1;
  const head = Buffer.of(0x16, 0x03, 0x01, 0, body.length + 4, 0x01, 0, 0, body.length);
  return Buffer.concat([head, body]);
}

/** What comes back to some octets until the router closes the connection. */
function answerTo(port: number, octets: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connectTcp(port, "127.0.0.1", () => void socket.write(octets));
    socket.on("data", (chunk: Buffer) => received.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(received)));
  });
}

/** The version that a client and the router agree on. */
function agreedVersion(port: number, maxVersion: "TLSv1.2" | "TLSv1.3"): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", rejectUnauthorized: false, maxVersion } as const;
    const socket = connectTls(options, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

const PROTOCOL_VERSION = 70;

describe("a listener with TLS", () => {
  test.each([
    ["TLS 1.0", 0x0301],
    ["TLS 1.1", 0x0302],
  ])("refuses %s, and says that it is the version", async (_name, version) => {
    const alert = await answerTo(await listen(), clientHello(version));
    expect([alert[0], alert.length, alert[5], alert[6]]).toEqual([0x15, 7, 2, PROTOCOL_VERSION]);
  });

  test("speaks TLS 1.2 and 1.3, or 1.3 only if it is told so", async () => {
    const port = await listen();
    expect([await agreedVersion(port, "TLSv1.2"), await agreedVersion(port, "TLSv1.3")]).toEqual([
      "TLSv1.2",
      "TLSv1.3",
    ]);
    const strict = await listen("TLSv1.3");
    expect(await agreedVersion(strict, "TLSv1.3")).toBe("TLSv1.3");
    await expect(agreedVersion(strict, "TLSv1.2")).rejects.toThrow("alert protocol version");
  });

  test("says the same after its certificate was replaced", async () => {
    const port = await listen();
    const listener = running[0]?.listeners[0];
    listener?.change(listener.configuration);
    expect((await answerTo(port, clientHello(0x0302)))[6]).toBe(PROTOCOL_VERSION);
  });
});
