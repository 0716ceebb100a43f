import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createHttpHandler } from "./http-handler.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** Serves a folder with these files. Resolves to the URL. */
async function serve(files: { [name: string]: string }): Promise<string> {
  const pagePath = await mkdtemp(join(tmpdir(), "junctor-page-"));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(pagePath, name), text)));
  const server = createServer(createHttpHandler({ pagePath, realm: "realm1" }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(
    () => rm(pagePath, { recursive: true }),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("serves the page, and lets nothing from elsewhere into it", async () => {
  const url = await serve({ "index.html": "<p>hello" });
  const response = await fetch(url);
  expect(await response.text()).toBe("<p>hello");
  expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(response.headers.get("cache-control")).toBe("no-cache");
});

it("answers HEAD without a body", async () => {
  const url = await serve({ "index.html": "<p>hello" });
  const response = await fetch(url, { method: "HEAD" });
  expect([response.status, await response.text()]).toEqual([200, ""]);
});

it("serves nothing from outside of the folder", async () => {
  const url = await serve({ "index.html": "" });
  const response = await fetch(`${url}/..%2f..%2fetc/passwd`);
  expect(response.status).toBe(404);
});

it("says so when the page is not built", async () => {
  const url = await serve({});
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining("not built")]);
});
