import type { UserErrorReporter } from "../report-user-error.ts";
import type { WampSerializer } from "../serializer.ts";
import type { Session } from "../session/session.ts";
import type { TlsConfiguration, TransportOptions } from "../transports/transport-factory.ts";

/** Answers a challenge: the signature, or that and what goes into `AUTHENTICATE.Extra`. */
export type ChallengeHandler = (
  session: Session,
  method: string,
  extra: { readonly [key: string]: unknown },
) => ChallengeAnswer | Promise<ChallengeAnswer>;

/** The signature, or that and what goes into `AUTHENTICATE.Extra`. */
export type ChallengeAnswer = string | readonly [signature: string, extra: { readonly [key: string]: unknown }];

/** Options of `Connection`, named as autobahn-js names them. */
export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly realm: string;
  /** What to connect by, the first that this runtime can do. Default: WebSocket to `url`. */
  readonly transports?: readonly TransportOptions[] | undefined;
  /** In order of preference. Default: JSON, then MessagePack. */
  readonly serializers?: readonly WampSerializer[] | undefined;
  readonly authmethods?: readonly string[] | undefined;
  readonly authid?: string | undefined;
  readonly authextra?: { readonly [key: string]: unknown } | undefined;
  readonly onchallenge?: ChallengeHandler | undefined;
  readonly tlsConfiguration?: TlsConfiguration | undefined;
  /** How often to try again; -1: for ever. Default: 15. */
  readonly max_retries?: number | undefined;
  /** Seconds. Default: 1.5. */
  readonly initial_retry_delay?: number | undefined;
  /** Seconds. Default: 300. */
  readonly max_retry_delay?: number | undefined;
  /** The factor from one delay to the next. Default: 1.5. */
  readonly retry_delay_growth?: number | undefined;
  /** The standard deviation of a delay, as a share of it. Default: 0.1. */
  readonly retry_delay_jitter?: number | undefined;
  /** Whether to try again if there never was a connection. Default: true. */
  readonly retry_if_unreachable?: boolean | undefined;
  /** Gets the exceptions of handlers. Default: the console. */
  readonly on_user_error?: UserErrorReporter | undefined;
  /** Gets errors that are not the program's. Default: the console. */
  readonly on_internal_error?: UserErrorReporter | undefined;
  /** Has no effect: promises are native ones, with progress. */
  readonly use_es6_promises?: boolean | undefined;
  /** Has no effect. */
  readonly use_deferred?: unknown;
}
