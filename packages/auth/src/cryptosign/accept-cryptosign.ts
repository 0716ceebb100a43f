import { ProtocolError } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import type { Authentication, Challenge } from "../auth-step.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import type { Identity } from "../identity.ts";
import { fromHex, toHex } from "../primitives/hex.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";
import { channelId } from "./channel-id.ts";
import { privateKeyOctets, publicKeyOf } from "./key-pair.ts";
import { boundMessage, signedMessage, signer, verifySignedMessage } from "./signed-message.ts";

/** Options of `acceptCryptosign`. */
export interface AcceptCryptosignOptions {
  /**
   * Who has a public key, given as 64 lower-case hexadecimal digits. A principal without an authid gets the key for
   * one (spec: AP-CSIGN-02).
   */
  readonly users: Lookup<string, Principal>;
  /**
   * The router's own private key, as 64 hexadecimal digits, for clients that want it to prove who it is; use it for
   * nothing else, because it signs what clients send. Default: none, such clients get no proof.
   */
  readonly privateKey?: string | undefined;
}

/** What HELLO began. */
interface Opening {
  readonly applicant: Applicant;
  readonly publicKey: Uint8Array;
  /** Undefined if the exchange is not bound to its channel. */
  readonly channel: { readonly type: string; readonly id: Uint8Array } | undefined;
}

/** The router's own key, ready to sign. */
type RouterProof = (challenge: Uint8Array, channel: Uint8Array | undefined) => Dict;

/** Lets in who signs a challenge with a known key (spec: AP-CSIGN-02, -03, -06, -08, -09, -12). */
export function acceptCryptosign(options: AcceptCryptosignOptions): AcceptedMethod {
  const prove = options.privateKey === undefined ? undefined : routerProof(options.privateKey);
  return {
    name: "cryptosign",
    unusable: ({ hello }) =>
      hello.authextra["pubkey"] === undefined ? "it needs HELLO.Details.authextra.pubkey" : undefined,
    begin: (applicant) => challenge(open(applicant), options, prove),
  };
}

/** @throws {ProtocolError} if `authextra` is not what the method needs. */
function open(applicant: Applicant): Opening {
  const { pubkey, channel_binding: type } = applicant.hello.authextra;
  const publicKey = fromHex(pubkey, 32);
  if (publicKey === undefined) {
    throw new ProtocolError("HELLO.Details.authextra.pubkey must be 64 hexadecimal digits");
  }
  if (typeof type !== "string") return { applicant, publicKey, channel: undefined };
  const id = channelId(applicant.peer, type);
  return { applicant, publicKey, channel: id && { type, id } };
}

/** Keys that nobody has get a challenge too; only the answer tells, and says no more than of a wrong signature. */
function challenge(opening: Opening, options: AcceptCryptosignOptions, prove: RouterProof | undefined): Challenge {
  const { applicant, channel } = opening;
  const nonce = randomBytes(applicant.random, 32);
  const bound = channel === undefined ? {} : { channel_binding: channel.type };
  return {
    authmethod: "cryptosign",
    extra: { challenge: toHex(nonce), ...bound, ...proofFor(opening, prove) },
    answer: (authentication) => judge(authentication, boundMessage(nonce, channel?.id), { ...opening, ...options }),
  };
}

function judge(
  { signature }: Authentication,
  expected: Uint8Array,
  { applicant, publicKey, users }: Opening & AcceptCryptosignOptions,
): Identity | Promise<Identity> {
  const key = toHex(publicKey);
  return whenKnown(users(key, applicant), (user) => {
    const right = verifySignedMessage(signature, expected, publicKey);
    const authid = user?.authid ?? key;
    const wanted = applicant.hello.authid ?? authid;
    if (!right || user === undefined || wanted !== authid) throw denial();
    return grant(user, { authmethod: "cryptosign", authid });
  });
}

/** @throws {ProtocolError} if the client's challenge is malformed. */
function proofFor({ applicant, channel }: Opening, prove: RouterProof | undefined): Dict {
  const wanted = applicant.hello.authextra["challenge"] ?? undefined;
  if (wanted === undefined || prove === undefined) return {};
  const theirs = fromHex(wanted, 32);
  if (theirs === undefined) {
    throw new ProtocolError("HELLO.Details.authextra.challenge must be 64 hexadecimal digits");
  }
  return prove(theirs, channel?.id);
}

function routerProof(privateKey: string): RouterProof {
  const octets = privateKeyOctets(privateKey);
  const pubkey = publicKeyOf(octets);
  const sign = signer(octets);
  return (theirs, channel) => {
    const message = boundMessage(theirs, channel);
    return { signature: signedMessage(sign(message), message), pubkey };
  };
}
