import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openAdminSocket } from "../admin/admin-socket.ts";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";
import { createReloader } from "./create-reloader.ts";
import { readFile } from "./read-file.ts";
import { reloadRouter } from "./reload-router.ts";
import { silentLogger } from "./silent-logger.test-support.ts";

let folder: string;
let file: string;
let running: RunningRouter;
let closeSocket: () => Promise<void>;

const text = (realms: string, more = "") => `
listeners: [{ port: 0 }]
admin: { path: admin.sock }
realms: ${realms}
${more}`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
  file = join(folder, "junctor.yaml");
  writeFileSync(file, text("[{ name: com.one }]"));
  running = await startRouter(readFile(file), { folder });
  const reload = createReloader(running, file, silentLogger);
  const server = await openAdminSocket(join(folder, "admin.sock"), { reload });
  closeSocket = () => new Promise((resolve) => server.close(() => resolve()));
});

afterEach(async () => {
  await closeSocket();
  await running.close();
  rmSync(folder, { recursive: true });
});

test("`junctor reload` puts the file into force, and returns when it is", async () => {
  writeFileSync(file, text("[{ name: com.one }, { name: com.two }]"));
  await reloadRouter(file);
  expect(running.router.realms()).toEqual(["com.one", "com.two"]);
});

test("`junctor reload` tells everything that is wrong, and nothing has changed", async () => {
  writeFileSync(file, text("[{ name: com.one, uriRule: lose }, { nam: com.two }]"));
  await expect(reloadRouter(file)).rejects.toMatchObject({
    exitCode: 1,
    message: [
      `${file}:4:36: realms[0].uriRule: expected one of loose, strict, found "lose"`,
      `${file}:4:44: realms[1]: the key name is missing (The URI that clients name to join; that of a template has a \`*\`)`,
      `${file}:4:46: realms[1].nam: there is no such key; did you mean name?`,
      `${file} was not put into force; the router goes on as before.`,
    ].join("\n"),
  });
  writeFileSync(file, text("[{ name: com.one }]", "limits: { maxCalls: 3 }"));
  await expect(reloadRouter(file)).rejects.toThrow("limits cannot change while the router runs");
  expect(running.router.realms()).toEqual(["com.one"]);
});

test("`junctor reload` needs no secrets that only the router has", async () => {
  process.env["JUNCTOR_TEST_REALM"] = "com.two";
  onTestFinished(() => void delete process.env["JUNCTOR_TEST_REALM"]);
  writeFileSync(file, text("[{ name: com.one }, { name: '${JUNCTOR_TEST_REALM}' }]"));
  await reloadRouter(file);
  expect(running.router.realms()).toEqual(["com.one", "com.two"]);
});

test("reloads that are asked for at once follow one another, and the last one counts", async () => {
  writeFileSync(file, text("[{ name: com.one }, { name: com.two }]"));
  const first = reloadRouter(file);
  const second = reloadRouter(file);
  await Promise.all([first, second]);
  expect(running.router.realms()).toEqual(["com.one", "com.two"]);
});

test("`junctor reload` says where it looked for the router", async () => {
  const other = join(folder, "other.yaml");
  await expect(reloadRouter(other)).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringContaining("other.yaml"),
  });
  writeFileSync(other, "realms: [{ name: a }]");
  await expect(reloadRouter(other)).rejects.toThrow("add admin: { path: junctor.sock }, or send SIGHUP");
  writeFileSync(other, "admin: { path: nobody.sock }");
  const nobody = {
    exitCode: 2,
    message: expect.stringContaining(`no router listens on ${join(folder, "nobody.sock")}`),
  };
  await expect(reloadRouter(other)).rejects.toMatchObject(nobody);
  writeFileSync(other, "realms: [");
  await expect(reloadRouter(other)).rejects.toThrow(`${other}:1:`);
});

test("only the one who runs the router can open the socket, and only reloading is known there", async () => {
  const socketPath = join(folder, "admin.sock");
  expect(statSync(socketPath).mode & 0o777).toBe(0o600);
  const status = (method: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request({ socketPath, method, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.once("error", reject).end();
    });
  expect([await status("GET", "/reload"), await status("POST", "/"), await status("POST", "/reload")]).toEqual([
    404, 404, 200,
  ]);
  await expect(openAdminSocket(socketPath, { reload: async () => Promise.resolve([]) })).rejects.toThrow("admin.sock");
});
