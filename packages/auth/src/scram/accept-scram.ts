import { ErrorUri, ProtocolError } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Authentication, Challenge } from "../auth-step.ts";
import { Decoys } from "../decoys.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import { fromBase64, toBase64 } from "../primitives/base64.ts";
import { equalSecrets } from "../primitives/equal-secrets.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";
import { authMessage } from "./auth-message.ts";
import type { ScramBinding } from "./auth-message.ts";
import { defaultCost, keyOctets } from "./credentials.ts";
import type { ScramCredentials } from "./credentials.ts";
import { saslPrep } from "./sasl-prep.ts";
import type { ScramCost } from "./salted-password.ts";
import { serverSignature, verifyProof } from "./scram-keys.ts";

/** Somebody who may join by WAMP-SCRAM. */
export type ScramUser = Principal & ScramCredentials;

/** Options of `acceptScram`. */
export interface AcceptScramOptions {
  /** Gets names as SASLprep leaves them. */
  readonly users: Lookup<string, ScramUser>;
  /** What the passwords of most users cost; challenges to users that do not exist say the same. Default: `defaultCost`. */
  readonly decoy?: ScramCost | undefined;
  /** Keeps the salts of users that do not exist the same from one start of the router to the next. Default: random. */
  readonly decoySecret?: string | undefined;
}

/** What HELLO began. */
interface Opening {
  readonly applicant: Applicant;
  readonly authid: string;
  readonly clientNonce: string;
  readonly binding: ScramBinding | undefined;
}

/** Lets in who proves to know a password (spec: AP-SCRAM-03 to -05, -10, -11). */
export function acceptScram(options: AcceptScramOptions): AcceptedMethod {
  const decoys = new Decoys(options.decoySecret);
  return {
    name: "wamp-scram",
    unusable: ({ hello }) => (hello.authid === undefined ? "it needs an authid" : undefined),
    begin: (applicant) => {
      const opening = open(applicant);
      return whenKnown(lookUp(opening, options), (user) =>
        challenge(opening, user, decoyOf(opening, options.decoy ?? defaultCost, decoys)),
      );
    },
  };
}

/** @throws {ProtocolError} if `authextra` is not what the method needs. */
function open(applicant: Applicant): Opening {
  const { authid = "", authextra } = applicant.hello;
  const { nonce, channel_binding: type } = authextra;
  if (typeof nonce !== "string" || nonce === "" || fromBase64(nonce) === undefined) {
    throw new ProtocolError("wamp-scram needs HELLO.Details.authextra.nonce in Base64");
  }
  return { applicant, authid, clientNonce: nonce, binding: bindingOf(applicant, type ?? undefined) };
}

/** The channel as this side sees it (spec: AP-SCRAM-03). */
function bindingOf({ peer }: Applicant, type: unknown): ScramBinding | undefined {
  if (type === undefined) return undefined;
  if (typeof type !== "string") throw new ProtocolError("HELLO.Details.authextra.channel_binding must be a string");
  const data = peer.channelBinding?.(type);
  if (data !== undefined) return { type, data };
  throw new ProtocolError("this link has no such channel binding", ErrorUri.AUTHENTICATION_FAILED);
}

function lookUp({ authid, applicant }: Opening, { users }: AcceptScramOptions): ReturnType<typeof users> {
  const name = prepared(authid);
  return name === undefined ? undefined : users(name, applicant);
}

/** Names that SASLprep prohibits are nobody's. */
function prepared(authid: string): string | undefined {
  try {
    return saslPrep(authid);
  } catch {
    return undefined;
  }
}

/** The decoy is made for known users too: both cost the same. */
function challenge(opening: Opening, user: ScramUser | undefined, decoy: ScramCredentials): Challenge {
  const { clientNonce, applicant, authid } = opening;
  const shown = user ?? decoy;
  const nonce = clientNonce + toBase64(randomBytes(applicant.random, 16));
  const { salt, kdf, iterations, memory = null } = shown;
  return {
    authmethod: "wamp-scram",
    extra: { nonce, salt, kdf, iterations, memory },
    answer(authentication) {
      const message = authMessage({ ...opening, nonce, salt, iterations });
      const right =
        proves(authentication, keyOctets(shown.storedKey), message) && agrees(authentication.extra, nonce, opening);
      if (!right || user === undefined) throw denial();
      const verifier = toBase64(serverSignature(keyOctets(user.serverKey), message));
      return grant(user, { authmethod: "wamp-scram", authid, authextra: { verifier } });
    },
  };
}

function proves({ signature }: Authentication, storedKey: Uint8Array, message: string): boolean {
  return verifyProof(storedKey, message, fromBase64(signature) ?? new Uint8Array());
}

/** Whether AUTHENTICATE repeats what HELLO and CHALLENGE said, and sees the channel as we do (spec: AP-SCRAM-10). */
function agrees(extra: Dict, nonce: string, { binding }: Opening): boolean {
  if (extra["nonce"] !== nonce || (extra["channel_binding"] ?? undefined) !== binding?.type) return false;
  const data = extra["cbind_data"] ?? undefined;
  if (binding === undefined) return data === undefined;
  return typeof data === "string" && equalSecrets(data, toBase64(binding.data));
}

function decoyOf({ authid, applicant }: Opening, cost: ScramCost, decoys: Decoys): ScramCredentials {
  const octets = (purpose: string): Uint8Array => decoys.octets(`scram ${purpose}`, authid, applicant.random);
  const key = toBase64(octets("key"));
  return { ...cost, salt: toBase64(octets("salt").subarray(0, 16)), storedKey: key, serverKey: key };
}
