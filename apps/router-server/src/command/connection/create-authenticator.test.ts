import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import type { ConnectionSettings } from "./connection-settings.ts";
import { createAuthenticator, inferAuthmethod } from "./create-authenticator.ts";

const settings = { url: "ws://127.0.0.1:8080/ws", realm: "realm1", serializer: "json" } as const;
const KEY = "ab".repeat(32);

test.each<[Partial<ConnectionSettings>, string | undefined]>([
  [{}, undefined],
  [{ authid: "ada" }, undefined],
  [{ authmethod: "anonymous", secret: "s" }, undefined],
  [{ authid: "ada", ticket: "t" }, "ticket"],
  [{ authid: "ada", secret: "s" }, "wampcra"],
  [{ authid: "ada", secret: "s", authmethod: "wamp-scram" }, "wamp-scram"],
  [{ privateKey: KEY }, "cryptosign"],
  [{ ticket: "t", authmethod: "jwt" }, "jwt"],
  [{ cert: "cert.pem" }, "tls"],
])("%j logs in by %s", async (given, method) => {
  expect((await createAuthenticator({ ...settings, ...given }))?.authmethod).toBe(method);
});

it("takes the strongest of several secrets", () => {
  expect(inferAuthmethod({ ...settings, ticket: "t", secret: "s", privateKey: KEY })).toBe("cryptosign");
});

test.each<[Partial<ConnectionSettings>, string]>([
  [{ ticket: "t" }, "ticket needs --authid or WAMP_AUTHID"],
  [{ authmethod: "wampcra", authid: "ada" }, "wampcra needs --secret or WAMP_SECRET"],
  [{ authmethod: "cryptosign" }, "cryptosign needs --private-key or WAMP_PRIVATE_KEY"],
  [{ privateKey: "hush" }, "a private key is 64 hexadecimal digits"],
  [{ authid: "ada", secret: "file:/nowhere/secret" }, "the secret: ENOENT"],
])("%j: %s", async (given, message) => {
  const made = createAuthenticator({ ...settings, ...given });
  await expect(made).rejects.toThrow(message);
  await expect(made).rejects.not.toThrow("hush");
});

it("reads a secret from a file, without the line break at its end", async () => {
  const folder = mkdtempSync(join(tmpdir(), "junctor-"));
  writeFileSync(join(folder, "ada.ticket"), "open sesame\n");
  const made = await createAuthenticator({ ...settings, authid: "ada", ticket: `file:${join(folder, "ada.ticket")}` });
  const login = await made?.start({ realm: "realm1", peer: { secure: true }, random: { uint32: () => 0 } } as never);
  expect(await login?.answer({})).toEqual({ signature: "open sesame", extra: {} });
  rmSync(folder, { recursive: true });
});
