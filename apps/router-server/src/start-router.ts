import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pagePath, startBackend } from "@junctor/demo";
import { createRouter } from "@junctor/router";
import type { Logger, Router } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { toRouterOptions } from "./configuration/to-router-options.ts";
import { createHttpHandler } from "./http/http-handler.ts";
import { ListenError } from "./listener/listen-error.ts";
import { Listener } from "./listener/listener.ts";
import type { ListenerContext } from "./listener/listener.ts";

/** What a configuration does not say. */
export interface StartOptions {
  /** The folder in which files that the configuration names are looked for. Default: that of the process. */
  readonly folder?: string | undefined;
  /** Whether the backend of the demo joins the first realm. Default: if a listener serves the demo page. */
  readonly withDemo?: boolean | undefined;
  /** Told what the router has to say. Default: nobody. */
  readonly logger?: Logger | undefined;
}

/** A router that listens. */
export interface RunningRouter {
  readonly router: Router;
  /** In the order of the configuration. */
  readonly listeners: readonly Listener[];
  /**
   * Takes no more connections, says GOODBYE `wamp.close.system_shutdown` to every session, and closes what is
   * still connected. Resolves when nothing is left.
   */
  close(): Promise<void>;
}

/** The word for the page to try the router with. */
const DEMO = "demo";

/**
 * Starts a router as a configuration says. If one of its listeners cannot listen, none does.
 * @throws {ListenError} if it cannot listen somewhere, {RangeError} if a realm is no URI.
 */
export async function startRouter(configuration: Configuration, options: StartOptions = {}): Promise<RunningRouter> {
  const router = createRouter({ ...toRouterOptions(configuration), logger: options.logger });
  const listeners = createListeners(configuration, router, options);
  const close = async (): Promise<void> => {
    for (const listener of listeners) listener.stopListening();
    await router.close();
    for (const listener of listeners) listener.destroySockets();
  };
  try {
    const { withDemo = hasDemo(configuration) } = options;
    if (withDemo) await startBackend(memoryTransport(router.accept), realmOfPage(configuration));
    for (const listener of listeners) await listen(listener);
  } catch (error) {
    await close();
    throw error;
  }
  return { router, listeners, close };
}

function createListeners(configuration: Configuration, router: Router, { folder = "." }: StartOptions): Listener[] {
  const { listeners = [{}] } = configuration;
  const context: ListenerContext = {
    onConnection: router.accept,
    readFile: (path) => readFileSync(resolve(folder, path), "utf8"),
    createRequestListener: ({ page }) =>
      createHttpHandler({
        pagePath: page === DEMO ? pagePath : page && resolve(folder, page),
        realm: realmOfPage(configuration),
      }),
  };
  return listeners.map((each) => new Listener(each, context));
}

async function listen(listener: Listener): Promise<void> {
  try {
    await listener.listen();
  } catch (error) {
    throw new ListenError(listener.configuration, error);
  }
}

function hasDemo({ listeners = [] }: Configuration): boolean {
  return listeners.some(({ page }) => page === DEMO);
}

/** The page joins the realm that comes first. */
function realmOfPage({ realms }: Configuration): string {
  return realms[0]?.name ?? "";
}
