import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { listenerDefaults } from "../configuration/listener-defaults.ts";
import { explainListenError } from "./explain-listen-error.ts";

/** The router cannot listen where it was told to; the message says why, in words for who told it. */
export class ListenError extends Error {
  override readonly name = "ListenError";
  /** What the operating system calls it, for example `EADDRINUSE`. */
  readonly code: string;

  /** @param cause what the operating system said. */
  constructor(configuration: ListenerConfiguration, cause: unknown) {
    const { host, port, path } = { ...listenerDefaults, ...configuration };
    const reason = cause instanceof Error ? cause.message : String(cause);
    const place = path ?? `port ${port} on ${host}`;
    super(explainListenError(cause, { host, port, path }) ?? `cannot listen on ${place}: ${reason}`, { cause });
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  }
}
