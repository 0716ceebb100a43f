import { RememberedLogins } from "@junctor/auth/cookie";
import type { Logger } from "@junctor/router";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { toRouterOptions } from "./configuration/to-router-options.ts";
import { OpenStores } from "./open-stores.ts";
import { runRouter } from "./run-router.ts";
import { DEMO } from "./running-router.ts";
import type { RunningRouter } from "./running-router.ts";

/** What a configuration does not say. */
export interface StartOptions {
  /** The folder in which files that the configuration names are looked for. Default: that of the process. */
  readonly folder?: string | undefined;
  /** Told what the router has to say. Default: nobody. */
  readonly logger?: Logger | undefined;
}

/**
 * Starts a router as a configuration says. If one of its listeners cannot listen, none does.
 * @throws {StoreError} if a store cannot be opened, {ListenError} if it cannot listen somewhere.
 */
export async function startRouter(configuration: Configuration, options: StartOptions = {}): Promise<RunningRouter> {
  const { folder = ".", logger } = options;
  const stores = new OpenStores(folder, logger);
  await stores.open(configuration.realms);
  const logins = new Map(configuration.realms.map(({ name }) => [name, new RememberedLogins()]));
  const routerOptions = { ...toRouterOptions(configuration, { stores: stores.byRealm, logins }), logger };
  const withDemo = configuration.listeners?.some(({ page }) => page === DEMO) ?? false;
  return runRouter({ routerOptions, configuration, withDemo, folder, stores, logins });
}
