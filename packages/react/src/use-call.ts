import type { Result } from "@junctor/client";
import { useCallback, useState, useSyncExternalStore } from "react";
import { IDLE } from "./call-state.ts";
import type { CallState } from "./call-state.ts";
import { CallStore } from "./call-store.ts";
import { asItIs } from "./verbs.ts";
import type { AnyCallOptions, Use } from "./verbs.ts";
import { useConnectionStore } from "./wamp-context.ts";

/**
 * What `useCall` gives: what has become of the last call, and the way to make one.
 * @typeParam R The result.
 * @typeParam A What a call takes.
 */
export type CallHook<R, A extends readonly unknown[]> = CallState<R> & {
  /**
   * Calls. It is the same function in each rendering. Its promise is as the client's; a rejection need not be handled.
   * Unmounting the component does not cancel the call; a `signal` does.
   */
  readonly call: (...rest: A) => Promise<R>;
  /** Forgets what has become of the calls. */
  readonly reset: () => void;
};

/** What a call takes that no contract types. */
export type AnyCall = [args?: readonly unknown[], options?: AnyCallOptions];

/** A procedure to call when something happens: a button is pressed, a form is sent. */
export function useCall<V = unknown>(procedure: string): CallHook<Result<V>, AnyCall> {
  return useCallThrough(asItIs, procedure) as CallHook<Result<V>, AnyCall>;
}

/** `useCall`, through a contract or not. */
export function useCallThrough(use: Use, procedure: string): CallHook<Result, AnyCall> {
  const connection = useConnectionStore();
  const [calls] = useState(() => new CallStore<Result>());
  const state = useSyncExternalStore(calls.subscribe, calls.get, idle);
  const call = useCallback(
    (args?: readonly unknown[], options?: AnyCallOptions) =>
      calls.follow(connection.client(options).then((client) => use(client).call(procedure, args, options))),
    [connection, calls, use, procedure],
  );
  return { ...state, call, reset: calls.reset };
}

const idle = (): typeof IDLE => IDLE;
