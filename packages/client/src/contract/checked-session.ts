import { EMPTY_DICT } from "@junctor/core";
import type { Registration } from "../callee/registration.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { ProgressiveCall, ProgressiveCallOptions } from "../caller/progressive-call.ts";
import { iteratorOf } from "../caller/call-input.ts";
import type { Input } from "../caller/call-input.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { Result } from "../caller/result.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import type { Kwargs } from "../kwargs.ts";
import type { Publication } from "../publisher/publication.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { Subscription } from "../subscriber/subscription.ts";
import type { WampEvent } from "../subscriber/wamp-event.ts";
import { checkedHandler } from "./checked-handler.ts";
import type { CheckedHandler } from "./checked-handler.ts";
import { CheckedProgressiveCall } from "./checked-progressive-call.ts";
import { CheckedSubscription } from "./checked-subscription.ts";
import { mapIterator, pass } from "./map-iterator.ts";
import type { PayloadCheck } from "./payload-check.ts";
import { readResult, valuesOf } from "./procedure-checks.ts";
import type { ProcedureChecks } from "./procedure-checks.ts";
import type { CheckedEvent, TopicChecks } from "./topic-checks.ts";
import type { ParamValues, UriPattern } from "./uri-pattern.ts";
import type { Verbs } from "./verbs.ts";

/** The contract's part of the options of a verb. */
interface WithParams {
  readonly params?: ParamValues | undefined;
}

/** What a contract finds for the keys of its procedures and topics. */
export interface ChecksTable {
  /** @throws {RangeError} if the contract has no such procedure. */
  procedure(key: string): ProcedureChecks;
  /** @throws {RangeError} if the contract has no such topic. */
  topic(key: string): TopicChecks;
}

/** What is behind a `ContractSession`: the verbs of a session, with every payload compared. */
export class CheckedSession {
  readonly #session: Verbs;
  readonly #checks: ChecksTable;
  readonly #report: ErrorReporter;

  /** @param report Gets events that do not fit and were to be iterated over. */
  constructor(session: Verbs, checks: ChecksTable, report: ErrorReporter) {
    this.#session = session;
    this.#checks = checks;
    this.#report = report;
  }

  async call(key: string, args: readonly unknown[] = [], options?: CallOptions & WithParams): Promise<Result> {
    const checks = this.#checks.procedure(key);
    const { uri, checked } = prepare(checks.uri, checks.call, { args, options });
    // What need not wait is sent within this turn, as by the session itself.
    if (checked instanceof Promise) await checked;
    let result: Result;
    try {
      result = await this.#session.call(uri, args, options);
    } catch (error) {
      throw await checks.error(error);
    }
    return readResult(checks.result, result);
  }

  callProgressive(
    key: string,
    args: readonly unknown[] = [],
    options: ProgressiveCallOptions & WithParams = {},
  ): ProgressiveCall {
    const checks = this.#checks.procedure(key);
    return new CheckedProgressiveCall(this.#start(checks, args, options), checks);
  }

  async register(key: string, handler: CheckedHandler, options?: RegisterOptions): Promise<Registration> {
    const checks = this.#checks.procedure(key);
    const match = checks.uri.names.length > 0 ? ("wildcard" as const) : undefined;
    return this.#session.register(checks.uri.pattern(), checkedHandler(checks, handler), { ...options, match });
  }

  async publish(
    key: string,
    args: readonly unknown[] = [],
    options?: PublishOptions & WithParams,
  ): Promise<Publication | void> {
    const checks = this.#checks.topic(key);
    const { uri, checked } = prepare(checks.uri, checks.event, { args, options });
    if (checked instanceof Promise) await checked;
    return this.#session.publish(uri, args, options);
  }

  async subscribe(
    key: string,
    how: ((event: CheckedEvent) => unknown) | (SubscribeOptions & WithParams) = {},
    more: SubscribeOptions & WithParams = {},
  ): Promise<Subscription> {
    const options = typeof how === "function" ? more : how;
    const checks = this.#checks.topic(key);
    const { params = {}, ...rest } = options;
    const topic = checks.uri.pattern(params);
    const match = checks.uri.names.some((name) => params[name] === undefined) ? ("wildcard" as const) : undefined;
    if (typeof how !== "function") return this.#iterate(checks, topic, { ...rest, match });
    return this.#session.subscribe(topic, (event) => handleEvent(checks, event, how), { ...rest, match });
  }

  async #start(
    checks: ProcedureChecks,
    args: readonly unknown[],
    options: ProgressiveCallOptions & WithParams,
  ): Promise<ProgressiveCall> {
    const { uri, checked } = prepare(checks.uri, checks.call, { args, options });
    if (checked instanceof Promise) await checked;
    const { input } = options;
    const rest = input === undefined ? options : { ...options, input: checkedInput(checks.input, input) };
    return this.#session.callProgressive(uri, args, rest);
  }

  async #iterate(checks: TopicChecks, topic: string, options: SubscribeOptions): Promise<Subscription> {
    const subscription = await this.#session.subscribe(topic, options);
    return new CheckedSubscription(subscription, async (event) => {
      try {
        return await checks.read(event);
      } catch (error) {
        this.#report(error, { kind: "event", uri: event.topic });
        return pass;
      }
    });
  }
}

/** What is to be sent. */
interface Sending {
  readonly args: readonly unknown[];
  readonly options: (WithParams & { readonly kwargs?: Kwargs | undefined }) | undefined;
}

/**
 * The URI to send to, and what has to be waited for if a schema is asynchronous.
 * @throws {PayloadError} if something does not fit.
 */
function prepare(
  pattern: UriPattern,
  check: PayloadCheck,
  { args, options }: Sending,
): { readonly uri: string; readonly checked: unknown } {
  const uri = pattern.filled(options?.params);
  return { uri, checked: check.read({ args, kwargs: options?.kwargs ?? EMPTY_DICT }) };
}

function handleEvent(checks: TopicChecks, event: WampEvent, handler: (event: CheckedEvent) => unknown): unknown {
  const read = checks.read(event);
  return read instanceof Promise ? read.then(handler) : handler(read);
}

/** The elements of an input, each sent only if it fits. */
function checkedInput(check: PayloadCheck, input: Input): AsyncIterable<unknown> {
  const read = async (element: unknown): Promise<unknown> => {
    await check.read(valuesOf(element));
    return element;
  };
  return { [Symbol.asyncIterator]: () => mapIterator(iteratorOf(input), read) };
}
