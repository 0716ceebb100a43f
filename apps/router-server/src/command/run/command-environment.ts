import type { Environment } from "../connection/read-environment.ts";
import { withoutSecrets } from "../connection/read-environment.ts";
import { formatJson } from "../payload/format-json.ts";

/** A payload and where it came to. */
export interface Delivered {
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };
  /** The topic, of an event. */
  readonly topic?: string | undefined;
  /** The procedure, of an invocation. */
  readonly procedure?: string | undefined;
}

/**
 * The environment of a command that is run for an event or invocation: that of this process without secrets, and
 * `WAMP_ARGS` and `WAMP_KWARGS` as words, `WAMP_ARGS_JSON` and `WAMP_KWARGS_JSON`, `WAMP_TOPIC` or `WAMP_PROCEDURE`.
 */
export function commandEnvironment(environment: Environment, delivered: Delivered): Environment {
  const { args, kwargs, topic, procedure } = delivered;
  const added = {
    WAMP_ARGS: args.map(asWord).join(" "),
    WAMP_ARGS_JSON: formatJson(args),
    WAMP_KWARGS: Object.entries(kwargs)
      .map(([key, value]) => `${key}=${asWord(value)}`)
      .join(" "),
    WAMP_KWARGS_JSON: formatJson(kwargs),
    ...(topic !== undefined && { WAMP_TOPIC: topic }),
    ...(procedure !== undefined && { WAMP_PROCEDURE: procedure }),
  };
  // No variable can hold U+0000.
  const entries = Object.entries(added).map(([name, value]) => [name, value.replaceAll("\0", "")]);
  return { ...withoutSecrets(environment), ...Object.fromEntries(entries) };
}

function asWord(value: unknown): string {
  return typeof value === "string" ? value : formatJson(value);
}
