import type { Result } from "@junctor/client";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { IDLE } from "./call-state.ts";
import type { CallState } from "./call-state.ts";
import { CallStore } from "./call-store.ts";
import { keyOf } from "./key-of.ts";
import { useLatest } from "./use-latest.ts";
import { asItIs } from "./verbs.ts";
import type { AnyCallOptions, Use } from "./verbs.ts";
import { useConnected } from "./wamp-context.ts";

/**
 * What `useQuery` gives: what has become of the last call, `idle` until there has been a session.
 * @typeParam R The result.
 */
export type QueryHook<R> = CallState<R> & {
  /** Calls again, with the same arguments. */
  readonly refetch: () => void;
};

/**
 * A result to show: calls when the component is mounted, when the arguments are others, and when there is a new session.
 * A call whose result is not wanted any more is canceled. The procedure should change nothing, since it is called as
 * often as React likes.
 */
export function useQuery<V = unknown>(
  procedure: string,
  args?: readonly unknown[],
  options?: AnyCallOptions,
): QueryHook<Result<V>> {
  return useQueryThrough(asItIs, { procedure, args, options }) as QueryHook<Result<V>>;
}

/** What is to be called. */
interface Query {
  readonly procedure: string;
  readonly args?: readonly unknown[] | undefined;
  readonly options?: AnyCallOptions | undefined;
}

/** `useQuery`, through a contract or not. */
export function useQueryThrough(use: Use, query: Query): QueryHook<Result> {
  const { client, sessions } = useConnected();
  const [calls] = useState(() => new CallStore<Result>());
  const [version, setVersion] = useState(0);
  const latest = useLatest(query);
  const key = keyOf([query.procedure, query.args, query.options]);
  useEffect(() => {
    if (client === undefined) return undefined;
    const controller = new AbortController();
    const { procedure, args, options } = latest.current;
    const { signal } = controller;
    const given = options?.signal === undefined ? signal : AbortSignal.any([options.signal, signal]);
    const call = use(client).call(procedure, args, { whenOffline: "wait", ...options, signal: given });
    calls.follow(call).catch(() => undefined);
    return () => {
      calls.drop();
      controller.abort();
    };
  }, [use, client, sessions, version, key, calls, latest]);
  const state = useSyncExternalStore(calls.subscribe, calls.get, idle);
  const refetch = useCallback(() => setVersion((last) => last + 1), []);
  return { ...state, refetch };
}

const idle = (): typeof IDLE => IDLE;
