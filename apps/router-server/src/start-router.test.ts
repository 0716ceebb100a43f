import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { connect } from "@junctor/client";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { ListenError } from "./listener/listen-error.ts";
import type { Listener } from "./listener/listener.ts";
import { startRouter } from "./start-router.ts";
import type { RunningRouter } from "./start-router.ts";

const realm = "com.example.app";
const realms = [{ name: realm }];
const running: RunningRouter[] = [];
let folder: string;

/** A certificate for this machine, with its key, that nobody has to trust. */
function makeCertificate(name: string): void {
  const files = ["-keyout", join(folder, `${name}.key`), "-out", join(folder, `${name}.pem`)];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const names = ["-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...names, ...files], { stdio: "ignore" });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()));
});

async function start(listeners: Configuration["listeners"]): Promise<RunningRouter> {
  const router = await startRouter({ listeners, realms }, { folder });
  running.push(router);
  return router;
}

function first({ listeners }: RunningRouter): Listener {
  return listeners[0] as Listener;
}
