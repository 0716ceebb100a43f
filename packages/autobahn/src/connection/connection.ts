import { openSession } from "@junctor/client";
import type { OpenedSession } from "@junctor/client";
import type { Connector } from "@junctor/core";
import { transportFactories } from "#transports";
import { defer } from "../promise/defer.ts";
import type { Deferred } from "../promise/defer.ts";
import { reportToConsole } from "../report-user-error.ts";
import type { UserErrorReporter } from "../report-user-error.ts";
import { defaultSerializers } from "../serializer.ts";
import { Session } from "../session/session.ts";
import { authenticatorsOf } from "./authenticators.ts";
import { closingOfEnd, closingOfFailure } from "./closing.ts";
import type { Closing } from "./closing.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import { Retries } from "./retries.ts";

/** What `onclose` is told besides the reason. */
export interface CloseDetails {
  /** The URI in GOODBYE or ABORT. */
  readonly reason: string | null;
  readonly message: string | null;
  /** Seconds to the next attempt. */
  readonly retry_delay: number | null;
  readonly retry_count: number | null;
  readonly will_retry: boolean;
}

/** What is known of the transport. */
export interface TransportInfo {
  readonly type: string;
  readonly url: string | null;
  readonly protocol: string | null;
}

const NO_TRANSPORT: TransportInfo = { type: "none", url: null, protocol: null };
const NO_RETRY = { retry_delay: null, retry_count: null, will_retry: false } as const;

/** Connects to a router and joins a realm, again and again: each time `onopen` gets a new session. */
export class Connection {
  /** There is a session; `details` are those of WELCOME, with `transport`. */
  onopen: ((session: Session, details: { readonly [key: string]: unknown }) => unknown) | undefined;
  /** There is none any more, or none has come about. What returns `true` ends the attempts. */
  onclose: ((reason: string, details: CloseDetails) => unknown) | undefined;
  readonly #options: ConnectionOptions;
  readonly #report: UserErrorReporter;
  #state: "closed" | "connecting" | "open" | "waiting" = "closed";
  #retries: Retries;
  #connections = 0;
  #session: Session | null = null;
  #info: TransportInfo = NO_TRANSPORT;
  #attempt = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#report = options.on_user_error ?? reportToConsole;
    this.#retries = new Retries(options);
  }

  /** The session, null when there is none. */
  get session(): Session | null {
    return this.#session;
  }

  /** Whether there is a session. */
  get isOpen(): boolean {
    return this.#session?.isOpen === true;
  }

  /** Whether there is a transport, or one is being connected. */
  get isConnected(): boolean {
    return this.#state === "connecting" || this.#state === "open";
  }

  /** Whether it waits for the next attempt. */
  get isRetrying(): boolean {
    return this.#state === "waiting";
  }

  /** What it is, or was last, connected by. */
  get transport(): { readonly info: TransportInfo } {
    return { info: this.#info };
  }

  /** Makes deferreds. */
  get defer(): () => Deferred {
    return defer;
  }

  /** @throws {Error} if it is open already. */
  open(): void {
    if (this.#state !== "closed") throw new Error("connection already open (or opening)");
    this.#retries = new Retries(this.#options);
    this.#connect();
  }

  /**
   * Leaves the realm and closes the connection, or ends the attempts.
   * @throws {Error} if it is closed.
   */
  close(reason?: string, message?: string): void {
    if (this.#state === "closed") throw new Error("connection already closed");
    if (this.#state === "open") return this.#session?.leave(reason, message);
    clearTimeout(this.#timer);
    this.#attempt.abort(new Error("closed"));
    if (this.#state === "waiting") this.#state = "closed";
  }

  #connect(): void {
    const transport = this.#connector();
    if (transport === undefined) return void this.#tell("unsupported", { reason: null, message: null, ...NO_RETRY });
    const session = new Session(this.#report);
    this.#state = "connecting";
    this.#session = session;
    this.#attempt = new AbortController();
    const { realm, authid, serializers = defaultSerializers(), on_internal_error = reportToConsole } = this.#options;
    openSession({
      realm,
      authid,
      transport,
      auth: authenticatorsOf(this.#options, session),
      serializers: serializers.map(({ wamp }) => wamp),
      signal: this.#attempt.signal,
      onError: (error) => on_internal_error(error),
    }).then(
      (inner) => this.#joined(session, inner),
      (error: unknown) => this.#closed(closingOfFailure(error, this.#connections)),
    );
  }

  /** The first transport this runtime can do; each connection it makes counts. */
  #connector(): Connector | undefined {
    const { url, tlsConfiguration, transports = [{ type: "websocket" }] } = this.#options;
    for (const options of transports) {
      const connector = transportFactories[options.type]?.({ url, tlsConfiguration, ...options });
      if (connector !== undefined) return this.#counted(connector, options.type);
    }
    return undefined;
  }

  #counted(connector: Connector, type: string): Connector {
    return {
      target: connector.target,
      connect: async (attempt) => {
        const connection = await connector.connect(attempt);
        this.#connections++;
        this.#retries = new Retries(this.#options);
        this.#info = { type, url: connector.target, protocol: connection.peer.protocol };
        return connection;
      },
    };
  }

  #joined(session: Session, inner: OpenedSession): void {
    this.#state = "open";
    session.attach(inner);
    void inner.closed.then((end) => this.#closed(closingOfEnd(end)));
    try {
      this.onopen?.(session, { ...inner.details, transport: this.#info });
    } catch (error) {
      this.#report(error, "Exception raised from app code while firing Connection.onopen()");
    }
  }

  #closed({ reason, uri, message, final }: Closing): void {
    const { retry_if_unreachable = true } = this.#options;
    const given = final || this.#attempt.signal.aborted || (reason === "unreachable" && !retry_if_unreachable);
    const retry = given ? undefined : this.#retries.next();
    const next = retry && { retry_delay: retry.delay, retry_count: retry.count, will_retry: true };
    this.#state = "closed";
    this.#info = NO_TRANSPORT;
    this.#session?.attach(undefined);
    const stop = this.#tell(reason, { reason: uri, message, ...(next ?? NO_RETRY) });
    if (retry === undefined || stop || this.#state !== "closed") return;
    this.#state = "waiting";
    this.#timer = setTimeout(() => this.#connect(), retry.delay * 1000);
  }

  /** Whether the program wants no further attempt. */
  #tell(reason: string, details: CloseDetails): boolean {
    try {
      return Boolean(this.onclose?.(reason, details));
    } catch (error) {
      this.#report(error, "Exception raised from app code while firing Connection.onclose()");
      return false;
    }
  }
}
