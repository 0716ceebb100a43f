import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundlePage } from "../src/bundle-programs.ts";
import { startHarness } from "../src/harness.ts";
import type { Harness } from "../src/harness.ts";
import { serializerNames, steps } from "../src/suite.ts";

const everything = serializerNames.flatMap((name) => steps.map((step) => `${name}: ${step}`));

declare function runInBrowser(url: string): Promise<readonly string[]>;

let harness: Harness;
let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await bundlePage();
  harness = await startHarness();
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});
afterAll(async () => {
  await browser.close();
  await harness.close();
});

test("the client connects, calls, listens and comes back in a page", async () => {
  const page = await browser.newPage();
  await page.goto(harness.page);
  await page.addScriptTag({ content: script });
  expect(await page.evaluate((url) => runInBrowser(url), harness.url)).toEqual(everything);
});

test("and in a worker", async () => {
  const page = await browser.newPage();
  await page.goto(harness.page);
  const worker = `${script}; onmessage = async ({ data }) => {
    try { postMessage(await runInBrowser(data)); } catch (error) { postMessage(String(error)); }
  };`;
  const lines = await page.evaluate(
    ([source, url]) =>
      new Promise((resolve) => {
        const made = new Worker(URL.createObjectURL(new Blob([source ?? ""], { type: "text/javascript" })));
        made.addEventListener("message", ({ data }) => resolve(data));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have none
        made.postMessage(url);
      }),
    [worker, harness.url],
  );
  expect(lines).toEqual(everything);
});
