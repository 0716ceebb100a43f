import type {
  WampEvent,
  OpenedSession,
  CallOptions,
  PublishOptions,
  RegisterOptions,
  SubscribeOptions,
} from "@junctor/client";
import { defer } from "../promise/defer.ts";
import type { Deferred } from "../promise/defer.ts";
import type { ProgressPromise } from "../promise/progress-promise.ts";
import type { UserErrorReporter } from "../report-user-error.ts";
import { toAutobahnError } from "./autobahn-error.ts";
import { callPromise } from "./call-promise.ts";
import type { CallPromise } from "./call-promise.ts";
import { camelOptions } from "./camel-options.ts";
import type { WireOptions } from "./camel-options.ts";
import { Event } from "./event.ts";
import { handlerOf } from "./invocation.ts";
import type { Endpoint } from "./invocation.ts";
import { Prefixes } from "./prefixes.ts";
import { Publication } from "./publication.ts";
import { Registration } from "./registration.ts";
import { sessionFeatures } from "./session-features.ts";
import type { SessionFeatures } from "./session-features.ts";
import { Subscription } from "./subscription.ts";
import type { Handler } from "./subscription.ts";

type Args = readonly unknown[] | null;
type Kwargs = { readonly [key: string]: unknown } | null;

/** As many progressive results and events as come. */
const UNBOUNDED = { max: Infinity, overflow: "error" } as const;

/** A session, with the verbs of autobahn-js. It is over with its connection. */
export class Session {
  /** Whether calls disclose who calls, unless they say otherwise. */
  caller_disclose_me = false;
  /** Whether publications disclose who publishes, unless they say otherwise. */
  publisher_disclose_me = false;
  readonly #report: UserErrorReporter;
  readonly #prefixes = new Prefixes();
  readonly #subscriptions = new Map<number, Subscription[]>();
  readonly #registrations = new Set<Registration>();
  #inner: OpenedSession | undefined;

  /** @param report gets the exceptions of handlers. */
  constructor(report: UserErrorReporter) {
    this.#report = report;
  }

  /** `null` while there is no session. */
  get id(): number | null {
    return this.#inner?.id ?? null;
  }

  /** The realm it has joined. */
  get realm(): string | null {
    return this.#inner?.realm ?? null;
  }

  /** Whether the session is still there. */
  get isOpen(): boolean {
    return this.#inner !== undefined;
  }

  /** What the router announced, by role; null before that. */
  get features(): SessionFeatures | null {
    return this.#inner === undefined ? null : sessionFeatures(this.#inner.features);
  }

  /** The handlers of each subscription. */
  get subscriptions(): readonly (readonly Subscription[])[] {
    return Array.from(this.#subscriptions.values());
  }

  /** What this session has registered. */
  get registrations(): readonly Registration[] {
    return Array.from(this.#registrations);
  }

  /** Makes deferreds. */
  get defer(): () => Deferred {
    return defer;
  }

  /** Takes the session that our client has joined; `undefined` when it is over. */
  attach(inner: OpenedSession | undefined): void {
    this.#inner = inner;
  }

  /** Calls a procedure. Options are named as on the wire: `receive_progress`, `timeout`, `disclose_me`. */
  call(procedure: string, args?: Args, kwargs?: Kwargs, options: WireOptions = {}): CallPromise {
    const inner = this.#open();
    const { receive_progress, ...wire }: WireOptions = {
      ...(this.caller_disclose_me && { disclose_me: true }),
      ...options,
    };
    const uri = this.resolve(procedure);
    return callPromise((cancelation) => {
      const how: CallOptions = { ...camelOptions(wire), ...cancelation, kwargs: kwargs ?? undefined };
      return receive_progress === true
        ? inner.callProgressive(uri, args ?? [], { ...how, buffer: UNBOUNDED })
        : inner.call(uri, args ?? [], how);
    });
  }

  /** Publishes; with `acknowledge`, what it returns resolves when the router has confirmed it. */
  publish(
    topic: string,
    args?: Args,
    kwargs?: Kwargs,
    options: WireOptions = {},
  ): ProgressPromise<Publication> | undefined {
    const wire = { ...(this.publisher_disclose_me && { disclose_me: true }), ...options };
    const how: PublishOptions = { ...camelOptions(wire), kwargs: kwargs ?? undefined };
    const inner = this.#open();
    const publishing: Promise<{ readonly id: number } | void> = inner.publish(this.resolve(topic), args ?? [], how);
    const published = settled(publishing, (publication) => new Publication(publication?.id ?? 0));
    return options["acknowledge"] === true ? published : undefined;
  }

  /** Subscribes a handler to a topic. Options: `match`, `get_retained`. */
  subscribe(topic: string, handler: Handler, options: WireOptions = {}): ProgressPromise<Subscription> {
    const uri = this.resolve(topic);
    const how: SubscribeOptions = camelOptions(options);
    const subscribed: ProgressPromise<Subscription> = settled(
      this.#open().subscribe(
        uri,
        (event): PromiseLike<void> => subscribed.then((to) => this.#deliver(to, new Event(event), event)),
        how,
      ),
      (inner) => this.#addSubscription(new Subscription(this, inner, { handler, options })),
    );
    return subscribed;
  }

  /** Offers a procedure. Options: `match`, `invoke`, `concurrency`, `disclose_caller`, `force_reregister`. */
  register(procedure: string, endpoint: Endpoint, options: WireOptions = {}): ProgressPromise<Registration> {
    const how: RegisterOptions = camelOptions(options);
    return settled(this.#open().register(this.resolve(procedure), handlerOf(endpoint, this.#report), how), (inner) => {
      const registration = new Registration(this, inner, { endpoint, options });
      this.#registrations.add(registration);
      return registration;
    });
  }

  /** Ends one handler's part; resolves to whether it was the last of its subscription. */
  unsubscribe(subscription: Subscription): ProgressPromise<boolean> {
    this.#open();
    if (!subscription.active) throw new Error("subscription not active");
    const others = (this.#subscriptions.get(subscription.id) ?? []).filter((other) => other !== subscription);
    if (others.length > 0) this.#subscriptions.set(subscription.id, others);
    else this.#subscriptions.delete(subscription.id);
    return settled(subscription.close(), () => others.length === 0);
  }

  /** Takes a procedure back. */
  unregister(registration: Registration): ProgressPromise<void> {
    this.#open();
    if (!registration.active) throw new Error("registration not active");
    this.#registrations.delete(registration);
    return settled(registration.close(), () => undefined);
  }

  /** Sets a short name for the beginning of URIs; without a URI it is forgotten. */
  prefix(prefix: string, uri?: string | null): void {
    this.#prefixes.set(prefix, uri);
  }

  /** The URI that a short form stands for. */
  resolve(curie: string): string {
    return this.#prefixes.resolve(curie);
  }

  /** Leaves the realm. */
  leave(reason = "wamp.close.normal", _message?: string): void {
    void this.#open().leave(reason);
  }

  /** Logs to the console, under the name of the session. */
  log(...items: unknown[]): void {
    console.group(this.isOpen ? `WAMP session ${this.id} on '${this.realm}'` : "WAMP session");
    for (const item of items) console.log(item);
    console.groupEnd();
  }

  #open(): OpenedSession {
    if (this.#inner === undefined) throw new Error("session not open");
    return this.#inner;
  }

  #addSubscription(subscription: Subscription): Subscription {
    const members = this.#subscriptions.get(subscription.id) ?? [];
    this.#subscriptions.set(subscription.id, [...members, subscription]);
    return subscription;
  }

  /** Nobody waits for a handler. */
  #deliver(to: Subscription, details: Event, { args, kwargs }: Pick<WampEvent, "args" | "kwargs">): void {
    try {
      to.handler(args, kwargs, details, to);
    } catch (error) {
      this.#report(error, "Exception raised in event handler:");
    }
  }
}

/** A promise of autobahn-js for one of ours. */
function settled<A, B>(promise: Promise<A>, read: (value: A) => B): ProgressPromise<B> {
  const { promise: outcome, resolve, reject } = defer<B>();
  promise.then(
    (value) => resolve(read(value)),
    (error: unknown) => reject(toAutobahnError(error)),
  );
  return outcome;
}
