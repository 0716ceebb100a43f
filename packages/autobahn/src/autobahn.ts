// The public surface, named as autobahn-js names it.
export { Connection } from "./connection/connection.ts";
export type { CloseDetails, TransportInfo } from "./connection/connection.ts";
export type { ChallengeAnswer, ChallengeHandler, ConnectionOptions } from "./connection/connection-options.ts";
export type { UserErrorReporter } from "./report-user-error.ts";
export type { TransportOptions, TlsConfiguration } from "./transports/transport-factory.ts";
export { Session } from "./session/session.ts";
export type { WireOptions } from "./session/camel-options.ts";
export type { SessionFeatures } from "./session/session-features.ts";
export type { CallPromise } from "./session/call-promise.ts";
export { AutobahnError as Error } from "./session/autobahn-error.ts";
export { Result } from "./session/result.ts";
export { Invocation } from "./session/invocation.ts";
export type { Endpoint } from "./session/invocation.ts";
export { Event } from "./session/event.ts";
export { Subscription } from "./session/subscription.ts";
export type { Handler } from "./session/subscription.ts";
export { Registration } from "./session/registration.ts";
export { Publication } from "./session/publication.ts";
export { when } from "./promise/when.ts";
export type { ProgressListener, ProgressPromise } from "./promise/progress-promise.ts";
export type { Deferred } from "./promise/defer.ts";
export * as serializer from "./serializer.ts";
export * as auth_cra from "./auth/auth-cra.ts";
export * as auth_cryptosign from "./auth/auth-cryptosign.ts";
export { nacl } from "./auth/nacl.ts";
export type { KeyPair } from "./auth/nacl.ts";
export * as log from "./log.ts";

/** The version of autobahn-js whose API this is. */
export const version = "26.3.1";
