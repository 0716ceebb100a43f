import type { InvocationHandler } from "../callee/invocation.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { Registration } from "../callee/registration.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { ProgressiveCall, ProgressiveCallOptions } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import type { Publication } from "../publisher/publication.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { EventHandler } from "../subscriber/event-handler.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { IterableSubscription, Subscription } from "../subscriber/subscription.ts";

/** What a contract needs of a session; see `Session`. */
export interface Verbs {
  /** Calls a procedure. */
  call(procedure: string, args?: readonly unknown[], options?: CallOptions): Promise<Result>;
  /** Calls a procedure that may answer in parts. */
  callProgressive(procedure: string, args?: readonly unknown[], options?: ProgressiveCallOptions): ProgressiveCall;
  /** Registers a procedure. */
  register(procedure: string, handler: InvocationHandler, options?: RegisterOptions): Promise<Registration>;
  /** Publishes to a topic. */
  publish(topic: string, args?: readonly unknown[], options?: PublishOptions): Promise<Publication | void>;
  /** Subscribes a handler to a topic. */
  subscribe(topic: string, handler: EventHandler, options?: SubscribeOptions): Promise<Subscription>;
  /** Subscribes to a topic, for iterating over its events. */
  subscribe(topic: string, options?: SubscribeOptions): Promise<IterableSubscription>;
}
