import type { Dict, MatchPolicy } from "@junctor/core";
import type { WhenOffline } from "../durable/when-offline.ts";
import type { BufferOptions } from "../subscriber/subscribe-options.ts";
import { wireOptions } from "../wire-options.ts";

/** Options of `Session.register`. */
export interface RegisterOptions {
  /** How calls are matched to the procedure (spec: "Pattern-based Registrations"). Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
  /**
   * How calls are shared among callees of the procedure (spec: "Shared Registration"). Beyond the specification Junctor
   * knows `least_loaded`, whoever has the fewest invocations to answer, and `x_hash`, whoever works for the node that
   * the `rkey` of the call belongs to. Default: `single`.
   */
  readonly invoke?: "single" | "roundrobin" | "random" | "first" | "last" | "least_loaded" | "x_hash" | undefined;
  /**
   * How many invocations of this registration may be unanswered; further calls go to other callees, wait or are refused
   * as `wamp.error.no_available_callee`, on routers that know this. An integer from 1. Default: any number.
   */
  readonly concurrency?: number | undefined;
  /**
   * The node this session works for, a stable name of it: where the `rkey` of a call decides, sessions of the same node
   * get the same keys, the one that registered first if it can. Default: the session is a node of its own.
   */
  readonly nkey?: string | undefined;
  /** Asks the dealer to tell who calls. Default: the router's choice. */
  readonly discloseCaller?: boolean | undefined;
  /**
   * Asks the dealer to leave the timeouts of calls to this session, which then answers `wamp.error.timeout` and aborts
   * `Invocation.signal` in time. Default: false, the dealer does that.
   */
  readonly forwardTimeout?: boolean | undefined;
  /**
   * Takes the procedure over from the callees that hold it, if the router allows it: Junctor, by default, if they have
   * the authid and authrole of this session. Their registrations close with `wamp.error.unregistered`. Default: false.
   */
  readonly forceReregister?: boolean | undefined;
  /**
   * How many chunks of one invocation may wait to be taken from its `input`. Default: 1,000, one more is answered with
   * `wamp.error.runtime_error` and aborts `Invocation.signal`.
   */
  readonly buffer?: BufferOptions | undefined;
  /**
   * What a client does that has no session: `fail` rejects with `NotConnectedError`, `wait` waits for the next one, no
   * longer than `signal` allows. Default: `fail`.
   */
  readonly whenOffline?: WhenOffline | undefined;
  /** Ends the registration, or the attempt to register, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/** `REGISTER.Options`. */
export function registerOptions(options: RegisterOptions): Dict {
  return wireOptions({
    match: options.match,
    invoke: options.invoke,
    concurrency: options.concurrency,
    nkey: options.nkey,
    disclose_caller: options.discloseCaller,
    forward_timeout: options.forwardTimeout,
    force_reregister: options.forceReregister,
  });
}
