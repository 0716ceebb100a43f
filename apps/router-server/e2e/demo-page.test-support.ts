import { chromium } from "playwright-core";
import type { Browser, Locator, Page } from "playwright-core";

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium: Debian's, or the one that `CHROMIUM_PATH` names. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: ARGS });
}

/** The demo page in one tab, by what a visitor sees of it. */
export class DemoPage {
  readonly page: Page;
  /** What went wrong in the page without anybody catching it. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.errors.push(String(error)));
  }

  /** Opens the page in a new tab, connects, and takes a name. */
  static async open(browser: Browser, url: string, name: string): Promise<DemoPage> {
    const demo = new DemoPage(await browser.newPage());
    await demo.page.goto(url);
    await demo.status("Connected").waitFor();
    await demo.page.getByLabel("You are").fill(name);
    await demo.page.getByLabel("You are").press("Enter");
    await demo.person(`${name} (you)`).waitFor();
    return demo;
  }

  status(text: string): Locator {
    return this.page.getByTestId("status").getByText(text);
  }

  banner(): Locator {
    return this.page.getByTestId("banner");
  }

  person(name: string): Locator {
    return this.page.getByTestId("people").getByText(name, { exact: true });
  }

  /** A lamp by row and column, both from 1, in a certain condition: `dark`, or `lit by Ada`. */
  lamp(row: number, column: number, condition: string): Locator {
    return this.page.getByRole("gridcell", { name: new RegExp(`^Row ${row}, column ${column}: .*${condition}$`) });
  }

  call(name: string): Locator {
    return this.page.getByRole("button", { name: `Call ${name}`, exact: true });
  }

  answer(text: string | RegExp): Locator {
    return this.page.getByTestId("answers").getByRole("listitem").filter({ hasText: text });
  }

  answering(): Locator {
    return this.page.getByRole("switch", { name: "Answer calls in this tab" });
  }

  /** A message on the wire, by its type and words. */
  message(type: string, words: string): Locator {
    return this.page.getByTestId("wire").getByRole("listitem").filter({ hasText: type }).filter({ hasText: words });
  }
}
