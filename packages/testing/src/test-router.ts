import { acceptAnonymous } from "@junctor/auth";
import { connect } from "@junctor/client";
import type { Client, ConnectOptions } from "@junctor/client";
import type { Clock, Connection, Connector } from "@junctor/core";
import { createRouter } from "@junctor/router";
import type { RealmOptions, Router, RouterOptions } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { acceptTestIdentity, testIdentity } from "./test-identity.ts";
import type { TestIdentity } from "./test-identity.ts";

/** Options of `testRouter`. */
export interface TestRouterOptions extends Omit<RouterOptions, "realms"> {
  /**
   * What the realm of the test is like. Default: it is called `realm1`, and everybody may do everything. Whatever its
   * authentication, sessions may join as whoever the test says.
   */
  readonly realm?: Partial<Omit<RealmOptions, "authenticate">> | undefined;
}

/** What a session of a test is, besides what `connect` of the client takes. */
export interface TestConnectOptions extends Partial<Omit<ConnectOptions, "transport" | "authid">>, TestIdentity {}

/** A router in the process of a test. */
export interface TestRouter extends AsyncDisposable {
  /** The real thing, for its counters and tables. */
  readonly router: Router;
  /** The name of the realm. */
  readonly realm: string;
  /** What code that connects by itself is given. */
  readonly transport: Connector;
  /**
   * Joins the realm as whoever one likes: `connect({ authid: "joe", authrole: "admin" })`; with `auth`, as whoever that
   * proves to be. The client ends with its first session unless `reconnect` says otherwise, and asks for no sign of life
   * unless `keepalive` does.
   * @throws {JoinError} if the realm has roles, and `authrole` is none of them.
   */
  connect(options?: TestConnectOptions): Promise<Client>;
  /** Breaks all connections off, as a network does that fails. New ones are welcome at once. */
  cut(): void;
  /** Ends all sessions, as a router does that is shut down. */
  close(): Promise<void>;
}

/** Starts a router for one test: the real broker and dealer over a transport in memory, which carries real bytes. */
export async function testRouter(options: TestRouterOptions = {}): Promise<TestRouter> {
  const { realm = {}, ...rest } = options;
  const { name = "realm1", authentication = [acceptAnonymous()] } = realm;
  const methods = [acceptTestIdentity(), ...authentication];
  return new MemoryRouter(createRouter({ ...rest, realms: [{ ...realm, name, authentication: methods }] }), {
    realm: name,
    clock: options.clock,
  });
}

class MemoryRouter implements TestRouter {
  readonly router: Router;
  readonly realm: string;
  readonly transport: Connector;
  readonly #clock: Clock | undefined;
  #connections: Connection[] = [];

  constructor(router: Router, { realm, clock }: { readonly realm: string; readonly clock: Clock | undefined }) {
    this.router = router;
    this.realm = realm;
    this.#clock = clock;
    this.transport = memoryTransport((connection) => this.#accept(connection), { clock });
  }

  connect(options: TestConnectOptions = {}): Promise<Client> {
    const { authid, authrole, ...rest } = options;
    const claimed = authid !== undefined || authrole !== undefined;
    return connect({
      realm: this.realm,
      clock: this.#clock,
      reconnect: false,
      keepalive: false,
      auth: claimed ? [testIdentity({ authid, authrole })] : undefined,
      ...rest,
      transport: this.transport,
    });
  }

  cut(): void {
    for (const connection of this.#connections.splice(0)) connection.terminate();
  }

  close(): Promise<void> {
    return this.router.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #accept(connection: Connection): void {
    this.#connections.push(connection);
    this.router.accept(connection);
  }
}
