import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { resolve } from "node:path";
import type { RememberedLogins } from "@junctor/auth/cookie";
import { pagePath } from "@junctor/demo/page-path";
import type { Router } from "@junctor/router";
import type { KeepaliveOptions } from "@junctor/core/transport";
import { connectionDefaults } from "./configuration/connection-defaults.ts";
import { listenerDefaults } from "./configuration/listener-defaults.ts";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";
import { firstRealm } from "./configuration/first-realm.ts";
import type { ListenerConfiguration } from "./configuration/schema/listener-schema.ts";
import { createCookieKey } from "./cookie/cookie-jar.ts";
import { createHttpHandler } from "./http/http-handler.ts";
import type { PlannedListener } from "./reload/plan-reload.ts";
import { ReloadError } from "./reload/reload-error.ts";
import { ConnectionGate } from "./listener/connection-gate.ts";
import { ListenError } from "./listener/listen-error.ts";
import { Listener } from "./listener/listener.ts";
import type { ListenerContext } from "./listener/listener.ts";
import type { OpenStores } from "./open-stores.ts";
import type { Metrics } from "./status/metrics.ts";
import { createStatusHandler } from "./status/status-handler.ts";

/** The word for the page to try the router with. */
export const DEMO = "demo";

/** A connection is asked for a sign of life unless the interval is 0. */
function readKeepalive({ connections }: Configuration): KeepaliveOptions | undefined {
  const { pingInterval, pingTimeout } = { ...connectionDefaults, ...connections };
  return pingInterval === 0 ? undefined : { interval: pingInterval, timeout: pingTimeout };
}

/** What a running router needs of the disk, and what it remembers. */
export interface RouterPlace {
  /** Where files that the configuration names are looked for. */
  readonly folder: string;
  readonly stores: OpenStores;
  /** Who has logged in from which browser, by realm. Default: nobody is remembered. */
  readonly logins?: Map<string, RememberedLogins> | undefined;
}

/** A router and the places where it listens. */
export class RunningRouter {
  readonly router: Router;
  readonly #context: ListenerContext;
  #listeners: readonly Listener[];
  /** Those that take no more connections, and may have some. */
  readonly #retired = new Set<Listener>();
  readonly #folder: string;
  readonly #stores: OpenStores;
  readonly #logins: Map<string, RememberedLogins>;
  readonly #gate: ConnectionGate;
  #configuration: Configuration;
  #state: "running" | "closing" = "running";
  #metrics: Promise<Metrics> | undefined;
  /** Fulfilled when nobody is in a realm that was taken away. */
  #leaving: Promise<unknown> = Promise.resolve();

  /**
   * @throws what the operating system says if a file of TLS options cannot be read.
   */
  constructor(router: Router, configuration: Configuration, { folder, stores, logins }: RouterPlace) {
    this.router = router;
    this.#configuration = configuration;
    this.#folder = folder;
    this.#stores = stores;
    this.#logins = logins ?? new Map();
    this.#gate = new ConnectionGate({ ...connectionDefaults, ...configuration.connections });
    this.#context = {
      gate: this.#gate,
      cookieKey: createCookieKey(),
      onConnection: router.accept,
      keepalive: () => readKeepalive(this.#configuration),
      readFile: (path: string) => readFileSync(resolve(folder, path), "utf8"),
      createRequestListener: (listener: ListenerConfiguration) => this.#createRequestListener(listener),
    };
    this.#listeners = (configuration.listeners ?? [{}]).map((each) => this.#create(each));
  }

  /** In the order of the configuration. */
  get listeners(): readonly Listener[] {
    return this.#listeners;
  }

  /**
   * Listens everywhere, or nowhere.
   * @throws {ListenError} if it cannot listen somewhere.
   */
  async listen(): Promise<void> {
    for (const listener of this.listeners) {
      await listener.listen().catch((error: unknown) => {
        throw new ListenError(listener.configuration, error);
      });
    }
  }

  /**
   * Goes on as another configuration says, all of it or nothing: realms and listeners that are new, or gone; who may
   * join and what roles may do, certificates, what listeners do with new connections, and how many are taken. Sessions
   * that may stay stay; what their role may not do any more is revoked; those of a realm that is gone get GOODBYE
   * `wamp.close.close_realm`. Connections of a listener that is gone stay.
   * @throws {ReloadError} if it takes a new start, or something new cannot be had.
   */
  async reload(next: Configuration): Promise<void> {
    const { planReload } = await import("./reload/plan-reload.ts");
    const plan = planReload(this.#configuration, next);
    if (plan.fixed.length > 0) throw new ReloadError(`${plan.fixed.join(", ")} cannot change while the router runs`);
    const listeners = plan.listeners.map(({ configuration, former }) => {
      const known = former === undefined ? undefined : this.#listeners[former];
      known?.check(configuration);
      return known ?? this.#createNew(configuration);
    });
    const { openWhatIsNew } = await import("./reload/open-what-is-new.ts");
    const { reloadRealms } = await import("./reload/reload-realms.ts");
    const isNew = (listener: Listener): boolean => !this.#listeners.includes(listener);
    const isClosing = (): boolean => this.#state === "closing";
    await openWhatIsNew({ next, plan, stores: this.#stores, listeners: listeners.filter(isNew), isClosing });
    this.#configuration = next;
    this.#gate.change({ ...connectionDefaults, ...next.connections });
    this.#replaceListeners(listeners, plan.listeners);
    const { router } = this;
    const context = { router, stores: this.#stores, logins: this.#logins, shutdown: next.shutdown };
    this.#leaving = Promise.all([this.#leaving, reloadRealms(plan, context)]);
  }

  /** Fulfilled when nobody is in a realm any more that a reload took away, and its store is closed. */
  async settled(): Promise<void> {
    await this.#leaving;
  }

  /**
   * Takes no more connections, except where it only tells its status; says GOODBYE `wamp.close.system_shutdown` to every session, and closes what is
   * still connected. Resolves when nothing is left.
   */
  close(): Promise<void> {
    return this.#end(() => this.router.close());
  }

  /** As `close`, but calls in flight may end first, within the time that the configuration gives them. */
  drain(): Promise<void> {
    return this.#end(() => this.router.drain(this.#configuration.shutdown));
  }

  /** @throws {ReloadError} if it has a certificate that cannot be used. */
  #createNew(configuration: ListenerConfiguration): Listener {
    try {
      return this.#create(configuration);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ReloadError(`the certificate ${configuration.tls?.certificate} cannot be used: ${reason}`);
    }
  }

  #create(configuration: ListenerConfiguration): Listener {
    return new Listener(configuration, this.#context);
  }

  #replaceListeners(listeners: readonly Listener[], planned: readonly PlannedListener[]): void {
    for (const former of this.#listeners) {
      if (listeners.includes(former)) continue;
      former.stopListening();
      this.#retired.add(former);
    }
    listeners.forEach((listener, index) => {
      const { configuration, former } = planned[index] ?? { configuration: {}, former: undefined };
      if (former !== undefined) listener.change(configuration);
    });
    this.#listeners = listeners;
  }

  async #end(closeRouter: () => Promise<void>): Promise<void> {
    this.#state = "closing";
    const isForStatus = ({ configuration }: Listener): boolean => configuration.transports?.length === 0;
    for (const listener of this.listeners) if (!isForStatus(listener)) listener.stopListening();
    await closeRouter();
    for (const listener of this.listeners) listener.stopListening();
    for (const listener of [...this.listeners, ...this.#retired]) listener.destroySockets();
    await this.#leaving;
    await this.#stores.close();
  }

  #createRequestListener({ page, status = [...listenerDefaults.status] }: ListenerConfiguration): RequestListener {
    const folder = page === undefined || page === DEMO ? page && pagePath : resolve(this.#folder, page);
    // The page joins the realm that comes first.
    const servePage = createHttpHandler({ pagePath: folder, realm: firstRealm(this.#configuration) });
    const source = { isReady: () => this.#state === "running", metrics: () => this.#readMetrics() };
    return createStatusHandler(status, source, servePage);
  }

  /** Metrics and what reads them are there only for those who ask. */
  #readMetrics(): Promise<Metrics> {
    this.#metrics ??= import("./status/metrics.ts").then(({ createMetrics }) => createMetrics(this.router));
    return this.#metrics;
  }
}
