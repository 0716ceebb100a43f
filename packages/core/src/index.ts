// The public surface, in reading order.
export { MessageType } from "./message-type.ts";
export { messageSchema } from "./message-schema.ts";
export type { FieldKind } from "./message-schema.ts";
export { EMPTY_DICT } from "./dict.ts";
export { isDict } from "./is-dict.ts";
export type { Dict } from "./dict.ts";
export type * from "./messages.ts";
export { Payload } from "./payload.ts";
export type { EncodedPayload, PayloadCodec, PayloadValues, SerializerName } from "./payload-codec.ts";
export type { Serializer } from "./serializer.ts";
export type { SerializerOptions } from "./serializer-options.ts";
export { batchItem } from "./batch-item.ts";
export { splitBatch } from "./split-batch.ts";
export { isPattern, isReservedUri, isUri, MAX_URI_COMPONENTS, MAX_URI_LENGTH } from "./uri.ts";
export type { MatchPolicy, UriRule } from "./uri.ts";
export { isId, MAX_ID, randomId, SequentialIds } from "./ids.ts";
export { CloseUri } from "./close-uri.ts";
export { ErrorUri } from "./error-uri.ts";
export { ConnectionError, PayloadError, ProtocolError, WampError } from "./errors.ts";
export type { PayloadErrorInit, PayloadIssue, WampErrorInit } from "./errors.ts";
export { featureKeys, hasFeature, hasRole } from "./roles-and-features.ts";
export type {
  ClientRole,
  ClientRoles,
  Feature,
  RoleAnnouncement,
  RouterRole,
  RouterRoles,
} from "./roles-and-features.ts";
export { onClientReceive, onClientSend } from "./client-rules.ts";
export { onReceive, onSend } from "./session-rules.ts";
export type { Side } from "./session-rules.ts";
export type { SessionState, Transition } from "./session-state.ts";
export type {
  Declaration,
  DeclarationType,
  ErrorDeclaration,
  InterfaceDeclaration,
  JsonSchema,
  PayloadSchema,
  ProcedureDeclaration,
  TopicDeclaration,
  TypeDeclaration,
} from "./declaration.ts";
export type { PayloadValidator, SchemaCheck, SchemaViolation } from "./payload-validator.ts";
export type { FrameHead } from "./frame-head.ts";
export type { Clock, RandomSource, Timer } from "./clock.ts";
export { addressGroup } from "./address-group.ts";
export { IdleTimer } from "./idle-timer.ts";
export type {
  AbortSignalLike,
  Connection,
  ConnectionEnd,
  ConnectionHandlers,
  Connector,
  ConnectOptions,
  Framing,
  PeerCertificate,
  PeerCookie,
  PeerInfo,
} from "./connection.ts";
