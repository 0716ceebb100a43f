import { createRouter } from "@junctor/router";
import type { RouterOptions } from "@junctor/router";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { RunningRouter } from "./running-router.ts";
import type { RouterPlace } from "./running-router.ts";

/** What a router is made of. */
export interface RouterParts extends RouterPlace {
  readonly routerOptions: RouterOptions;
  /** Where it listens, and how it closes. */
  readonly configuration: Configuration;
  /** Whether the backend of the demo joins the first realm. */
  readonly withDemo: boolean;
}

/**
 * Makes a router and listens. If one of its listeners cannot listen, none does.
 * @throws {ListenError} if it cannot listen somewhere, {RangeError} if the options of the router are wrong.
 */
export async function runRouter(parts: RouterParts): Promise<RunningRouter> {
  const { configuration, withDemo } = parts;
  const router = createRouter(parts.routerOptions);
  const running = new RunningRouter(router, configuration, parts);
  try {
    await running.listen();
    // With the demo comes a client, which no other router needs.
    if (withDemo) await (await import("./start-demo.ts")).startDemo(router, configuration);
  } catch (error) {
    await running.close();
    throw error;
  }
  return running;
}
