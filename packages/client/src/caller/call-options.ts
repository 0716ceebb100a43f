import type { Dict } from "@junctor/core";
import type { WhenOffline } from "../durable/when-offline.ts";
import type { Kwargs } from "../kwargs.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { wireOptions } from "../wire-options.ts";
import type { Features } from "../session/features.ts";

/** How a call is canceled: with or without an interrupt for the callee, or its last word (spec: "Call Canceling"). */
export type CancelMode = "skip" | "kill" | "killnowait";

/** Options of `Session.call`. */
export interface CallOptions {
  /** Keyword arguments. */
  readonly kwargs?: Kwargs | undefined;
  /** Gives the call up: it rejects at once with `signal.reason`, and a dealer that can cancel is told to. */
  readonly signal?: AbortSignal | undefined;
  /** How the dealer cancels, or what says so when the call is given up. Default: `killnowait`. */
  readonly cancelMode?: CancelMode | (() => CancelMode) | undefined;
  /** Whole milliseconds after which the call rejects with `CallTimeoutError`. Default, and for 0: never. */
  readonly timeout?: number | undefined;
  /** Asks the dealer to tell the callee who calls. Default: the router's choice. */
  readonly discloseMe?: boolean | undefined;
  /**
   * The resource the call is about, a stable name of it: where callees share calls by key (`x_hash`), and with the
   * runmode `partition`, calls with the same one go to the same callee. Default: none.
   */
  readonly rkey?: string | undefined;
  /**
   * `partition`: the call goes to the one node that its `rkey`, which it needs, belongs to (spec: "Sharded
   * Registration"). Rejects as `wamp.error.feature_not_supported` if the router did not announce sharded registration.
   * Default: the policy of the callees decides.
   */
  readonly runmode?: "partition" | undefined;
  /** Packs the arguments past the router, and unpacks the answer (spec: "Payload Passthru Mode"). Default: none. */
  readonly ppt?: PayloadCodec | undefined;
  /**
   * What a client does that has no session: `fail` rejects with `NotConnectedError`, `wait` waits for the next one, no
   * longer than `signal` and `timeout` allow. Default: `fail`.
   */
  readonly whenOffline?: WhenOffline | undefined;
  /** Attributes that only a certain router understands. */
  readonly custom?: { readonly [key: `_${string}`]: unknown } | undefined;
}

/** `CALL.Options`. The dealer gets the timeout only if it announced that it can keep it (spec: AP-TMO-09). */
export function callOptions(options: CallOptions, { dealer }: Features): Dict {
  const timeout = dealer.has("call_timeout") ? options.timeout : undefined;
  return wireOptions(
    { timeout, disclose_me: options.discloseMe, rkey: options.rkey, runmode: options.runmode },
    options.custom,
  );
}
