// The public surface, in reading order. Each method stands on a subpath of its own.
export { anonymous } from "./anonymous.ts";
export type { ClientAuthenticator, JoinAttempt, Login } from "./client-authenticator.ts";
export { LoginError } from "./login-error.ts";
export type { SecretSource } from "./secret-source.ts";
export { acceptAnonymous } from "./accept-anonymous.ts";
export type { AnonymousOptions } from "./accept-anonymous.ts";
export type { AcceptedMethod, Lookup } from "./accepted-method.ts";
export type { Applicant, Claim } from "./applicant.ts";
export { isChallenge } from "./auth-step.ts";
export type { AuthStep, Authentication, Challenge } from "./auth-step.ts";
export type { Identity } from "./identity.ts";
export type { Principal } from "./principal.ts";
export { denial } from "./denial.ts";
