import { jwtVerify } from "jose";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import type { AcceptedMethod } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Authentication } from "../auth-step.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import type { Identity } from "../identity.ts";
import type { Principal } from "../principal.ts";
import { travelsOpenly } from "../travels-openly.ts";
import { isTokenError, tokenKeys } from "./token-keys.ts";
import type { TokenKeys } from "./token-keys.ts";

/** Signatures that need no shared secret. */
const ALGORITHMS = [
  "EdDSA",
  "Ed25519",
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
];

/** Options of `acceptJwt`. */
export interface AcceptJwtOptions {
  /** Who issues the tokens, as their `iss` says. */
  readonly issuer: string | readonly string[];
  /** Who the tokens are for, one of which their `aud` has to name. */
  readonly audience: string | readonly string[];
  readonly keys: TokenKeys;
  /** As which method tokens are carried: `jwt`, or `ticket`, for clients that know no other. Default: `jwt`. */
  readonly method?: "jwt" | "ticket" | undefined;
  /** The claim that is the authid. Default: `sub`. */
  readonly authidClaim?: string | undefined;
  /** The claim that is the role. Default: `role`. */
  readonly authroleClaim?: string | undefined;
  /** Makes a principal of the claims in place of the two above; undefined denies. */
  readonly principal?: ((claims: JWTPayload, applicant: Applicant) => Principal | undefined) | undefined;
  /** The signature algorithms that are accepted. Default: those with public keys. */
  readonly algorithms?: readonly string[] | undefined;
  /** Seconds by which clocks may differ. Default: 5. */
  readonly tolerance?: number | undefined;
  /** Whether tokens are taken from other machines over links that are not encrypted. Default: `refuse`. */
  readonly openly?: "refuse" | "allow" | undefined;
}

/**
 * Lets in who presents a JSON Web Token of a trusted issuer that has not expired, for example one of OpenID Connect.
 * @throws {TypeError} if `keys` is neither a key set nor a URL.
 */
export function acceptJwt(options: AcceptJwtOptions): AcceptedMethod {
  const name = options.method ?? "jwt";
  const keys = tokenKeys(options.keys);
  return {
    name,
    unusable: ({ peer }) =>
      options.openly !== "allow" && travelsOpenly(peer) ? "it needs an encrypted link" : undefined,
    begin: (applicant) => ({
      authmethod: name,
      extra: {},
      answer: (authentication) => judge(authentication, { name, options, applicant, keys }),
    }),
  };
}

interface Judging {
  readonly name: string;
  readonly options: AcceptJwtOptions;
  readonly applicant: Applicant;
  readonly keys: JWTVerifyGetKey;
}

/** @throws {Error} if the keys cannot be had; the message does not quote the token. */
async function judge({ signature }: Authentication, judging: Judging): Promise<Identity> {
  const { name, options, applicant } = judging;
  const claims = await verify(signature, judging);
  const user = claims && (options.principal ?? principalOf(options))(claims, applicant);
  if (user?.authid === undefined) throw denial();
  if ((applicant.hello.authid ?? user.authid) !== user.authid) throw denial();
  return grant({ authprovider: "jwt", ...user }, { authmethod: name, authid: user.authid });
}

/** The claims of a token; undefined if it is not valid here and now. */
async function verify(token: string, { options, applicant, keys }: Judging): Promise<JWTPayload | undefined> {
  const { issuer, audience, algorithms = ALGORITHMS, tolerance = 5 } = options;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: [issuer].flat(),
      audience: [audience].flat(),
      algorithms: [...algorithms],
      clockTolerance: tolerance,
      // oxlint-disable-next-line no-restricted-globals -- a time it is given; it reads no clock
      currentDate: new Date(applicant.clock.now()),
      requiredClaims: ["exp"],
    });
    return payload;
  } catch (error) {
    if (isTokenError(error)) return undefined;
    throw new Error("the keys of the token issuer cannot be had", { cause: error });
  }
}

function principalOf({ authidClaim = "sub", authroleClaim = "role" }: AcceptJwtOptions) {
  return (claims: JWTPayload): Principal | undefined => {
    const [authid, authrole] = [claims[authidClaim], claims[authroleClaim]];
    return typeof authid === "string" && typeof authrole === "string" ? { authid, authrole } : undefined;
  };
}
