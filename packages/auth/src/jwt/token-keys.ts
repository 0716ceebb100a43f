import { createLocalJWKSet, createRemoteJWKSet, errors } from "jose";
import type { JSONWebKeySet, JWTVerifyGetKey } from "jose";

/** The public keys of whoever issues tokens: a JSON Web Key Set, or the URL it is fetched from and kept fresh. */
export type TokenKeys = JSONWebKeySet | string;

type Url = Parameters<typeof createRemoteJWKSet>[0];

/** What is used of the platform. */
interface Platform {
  readonly URL: new (text: string) => Url;
}

const platform = globalThis as unknown as Platform;

/**
 * What finds the key of a token.
 * @throws {TypeError} if the URL is none.
 * @throws {JWKSInvalid} if the set is none.
 */
export function tokenKeys(keys: TokenKeys): JWTVerifyGetKey {
  return typeof keys === "string" ? createRemoteJWKSet(new platform.URL(keys)) : createLocalJWKSet(keys);
}

/** Whether an error tells of the token, and not of the keys or of how they are fetched. */
export function isTokenError(error: unknown): boolean {
  return tokenErrors.some((kind) => error instanceof kind);
}

const tokenErrors = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
] as const;
