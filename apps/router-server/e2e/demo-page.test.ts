import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { DemoPage, launchChromium } from "./demo-page.test-support.ts";
import { JunctorProcess } from "./junctor-process.test-support.ts";

let browser: Browser;
let router: JunctorProcess;
let port: number;
let ada: DemoPage;
let bob: DemoPage;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  router = new JunctorProcess(["start", "--port", "0"]);
  port = await router.listening();
  ada = await DemoPage.open(browser, `http://127.0.0.1:${port}/`, "Ada");
  bob = await DemoPage.open(browser, `http://127.0.0.1:${port}/`, "Bob");
});

afterEach(async () => {
  expect([...ada.errors, ...bob.errors]).toEqual([]);
  await Promise.all([ada.page.close(), bob.page.close()]);
  router.kill("SIGKILL");
  await router.exit;
});

/** Bob answers, Ada calls him. */
async function callFromTabToTab(): Promise<void> {
  await ada.call("Bob").click();
  await ada.answer("Bob answered Good morning").first().waitFor();
}

it("shows in one tab what was published in the other", async () => {
  await ada.lamp(2, 3, "dark").click();
  await bob.lamp(2, 3, "lit by Ada").waitFor();
  await bob.message("EVENT", "demo.board.lit: 18").waitFor();
  await bob.lamp(2, 3, "lit by Ada").focus();
  await bob.page.keyboard.press("ArrowRight");
  await bob.page.keyboard.press("Enter");
  await ada.lamp(2, 4, "lit by Bob").waitFor();
});

it("knows who is here", async () => {
  await ada.person("Bob").waitFor();
  await bob.person("Ada").waitFor();
  await bob.page.goto("about:blank");
  await ada.person("Bob").waitFor({ state: "detached" });
});

it("calls the backend, which answers", async () => {
  await ada.call("Backend").click();
  await ada.answer(/Backend answered Hello, Ada!.*[\d.]+ ms/).waitFor();
  await ada.call("Nobody").click();
  await ada.answer("wamp.error.no_such_procedure").waitFor();
});

it("calls the other tab, which answers", async () => {
  await bob.page.getByLabel("You say").fill("Good morning");
  await bob.answering().click();
  await callFromTabToTab();
  await bob.message("INVOCATION", "somebody calls").waitFor();
  await bob.answering().click();
  await ada.call("Bob").waitFor({ state: "detached" });
});

it("says what is wrong when the router dies, and comes back with it", async () => {
  await bob.page.getByLabel("You say").fill("Good morning");
  await bob.answering().click();
  await callFromTabToTab();

  router.kill("SIGKILL");
  await router.exit;
  for (const tab of [ada, bob]) {
    await tab.status("Not connected").waitFor();
    await tab.banner().getByText(`The router at 127.0.0.1:${port} is not there.`).waitFor();
    await tab.banner().getByText("nothing answers there").waitFor();
    await tab
      .banner()
      .getByText(/Trying again in \d+ s/)
      .waitFor();
    expect(await tab.call("Backend").isDisabled()).toBe(true);
  }

  router = new JunctorProcess(["start", "--port", String(port)]);
  await router.listening();
  for (const tab of [ada, bob]) {
    await tab.status("back once").waitFor();
    await tab.banner().waitFor({ state: "detached" });
  }
  await ada.lamp(5, 5, "dark").click();
  await bob.lamp(5, 5, "lit by Ada").waitFor();
  await ada.call("Backend").click();
  await ada.answer("on the first call").waitFor();
  const before = await ada.answer("Bob answered").count();
  await ada.call("Bob").click();
  await ada.answer("Bob answered").nth(before).waitFor();
});
