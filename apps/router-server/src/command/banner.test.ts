import { afterEach, expect, it } from "vitest";
import { createBanner } from "./banner.ts";
import { startServer } from "../start-server.ts";
import type { RunningServer } from "../start-server.ts";

let server: RunningServer;

afterEach(async () => {
  await server.close();
});

it("says where to go, with three lines of code that fit", async () => {
  server = await startServer({ port: 0, realm: "com.example.app" });
  const banner = createBanner(server, "1.2.3");
  expect(banner).toContain("Junctor 1.2.3 is running, realm com.example.app.");
  for (const url of [server.pageUrl, server.url, server.rawSocketUrl]) expect(banner).toContain(` ${url}\n`);
  expect(banner).toContain(`transport: webSocket("${server.url}"), realm: "com.example.app"`);
  expect(banner).not.toContain("Careful");
});

it("warns when other machines can reach it", async () => {
  server = await startServer({ port: 0 });
  expect(createBanner({ ...server, host: "0.0.0.0" }, "1.2.3")).toContain("everyone who reaches it may join");
});
