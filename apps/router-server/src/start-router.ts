import { startBackend } from "@junctor/demo";
import { createRouter } from "@junctor/router";
import type { Logger } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { toRouterOptions } from "./configuration/to-router-options.ts";
import { DEMO, RunningRouter } from "./running-router.ts";

/** What a configuration does not say. */
export interface StartOptions {
  /** The folder in which files that the configuration names are looked for. Default: that of the process. */
  readonly folder?: string | undefined;
  /** Whether the backend of the demo joins the first realm. Default: if a listener serves the demo page. */
  readonly withDemo?: boolean | undefined;
  /** Told what the router has to say. Default: nobody. */
  readonly logger?: Logger | undefined;
}

/**
 * Starts a router as a configuration says. If one of its listeners cannot listen, none does.
 * @throws {ListenError} if it cannot listen somewhere, {RangeError} if a realm is no URI.
 */
export async function startRouter(configuration: Configuration, options: StartOptions = {}): Promise<RunningRouter> {
  const router = createRouter({ ...toRouterOptions(configuration), logger: options.logger });
  const running = new RunningRouter(router, configuration, options.folder ?? ".");
  const { listeners = [], realms } = configuration;
  const { withDemo = listeners.some(({ page }) => page === DEMO) } = options;
  try {
    if (withDemo) await startBackend(memoryTransport(router.accept), realms[0]?.name ?? "");
    await running.listen();
  } catch (error) {
    await running.close();
    throw error;
  }
  return running;
}
