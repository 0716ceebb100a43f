// The public surface, in reading order.
export { connect } from "./connect.ts";
export type { ConnectOptions, JoinOptions, RequestDefaults, SessionOptions } from "./connect-options.ts";
export type { Client, ClientState } from "./durable/client.ts";
export type { RestoreFailure, Status } from "./durable/status.ts";
export type { ReconnectOptions } from "./durable/reconnect-options.ts";
export { isTransient } from "./durable/is-transient.ts";
export type { WhenOffline } from "./durable/when-offline.ts";
export { openSession } from "./open-session.ts";
export type { ClientRole } from "@junctor/core";
export type { Features } from "./session/features.ts";
export type { OpenedSession, Session } from "./session/session.ts";
export type { KeepaliveOptions } from "./session/watch-silence.ts";
export type { SessionEnd } from "./session/session-end.ts";
export type { CallOptions, CancelMode } from "./caller/call-options.ts";
export type { Input } from "./caller/call-input.ts";
export type { ProgressiveCall, ProgressiveCallOptions } from "./caller/progressive-call.ts";
export { Result } from "./caller/result.ts";
export { result } from "./callee/result.ts";
export type { TypedResult } from "./callee/result.ts";
export type { Invocation, InvocationHandler } from "./callee/invocation.ts";
export type { RegisterOptions } from "./callee/register-options.ts";
export type { Registration } from "./callee/registration.ts";
export type { Publication } from "./publisher/publication.ts";
export type { PublishOptions } from "./publisher/publish-options.ts";
export type { BufferOptions, SubscribeOptions } from "./subscriber/subscribe-options.ts";
export type { EventHandler } from "./subscriber/event-handler.ts";
export type { IterableSubscription, Subscription } from "./subscriber/subscription.ts";
export type { WampEvent } from "./subscriber/wamp-event.ts";
export type {
  Passthru,
  PassthruAttributes,
  PassthruSession,
  PayloadCodec,
  PayloadCodecInit,
  Receive,
} from "./passthru/payload-codec.ts";
export { payloadCodec } from "./passthru/create-payload-codec.ts";
export { mqtt } from "./passthru/mqtt.ts";
export { packValues, unpackValues } from "./passthru/packed-values.ts";
export type { Kwargs } from "./kwargs.ts";
export type { ErrorReporter, ErrorSource } from "./error-reporter.ts";
export { BufferOverflowError } from "./errors/buffer-overflow-error.ts";
export { CallCanceledError } from "./errors/call-canceled-error.ts";
export { CallTimeoutError } from "./errors/call-timeout-error.ts";
export { GoodbyeError } from "./errors/goodbye-error.ts";
export { LoginError } from "@junctor/auth";
export type { ClientAuthenticator } from "@junctor/auth";
export { JoinError } from "./errors/join-error.ts";
export { NotConnectedError } from "./errors/not-connected-error.ts";
export { ProtocolViolationError } from "./errors/protocol-violation-error.ts";
export { SessionLostError } from "./errors/session-lost-error.ts";
export { ConnectionError, PayloadError, WampError } from "@junctor/core";
export type { PayloadErrorInit, PayloadIssue, WampErrorInit } from "@junctor/core";
