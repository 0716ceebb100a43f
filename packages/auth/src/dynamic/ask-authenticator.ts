import { ErrorUri, ProtocolError, WampError } from "@junctor/core";
import type { Dict, PeerInfo } from "@junctor/core";
import type { Applicant } from "../applicant.ts";
import { readPrincipal } from "./read-principal.ts";

/** Which procedure decides. */
export interface DynamicOptions {
  /** Is called with the realm, the authid (null if there is none) and the details of the attempt. */
  readonly procedure: string;
  /** The realm it is registered in. Default: the one that is to be joined. */
  readonly realm?: string | undefined;
}

/** What an authenticator answered: who it is, and what the method compares. */
export type DynamicUser = ReturnType<typeof readPrincipal> & Dict;

/** Errors that tell of the authenticator, not of the applicant. */
const technical: ReadonlySet<string> = new Set([
  ErrorUri.NO_SUCH_PROCEDURE,
  ErrorUri.NO_AVAILABLE_CALLEE,
  ErrorUri.CANCELED,
  ErrorUri.TIMEOUT,
  ErrorUri.UNAVAILABLE,
  ErrorUri.INVALID_ARGUMENT,
  ErrorUri.PAYLOAD_SIZE_EXCEEDED,
  ErrorUri.FEATURE_NOT_SUPPORTED,
]);

/**
 * Asks a dynamic authenticator; undefined if it denies, which any error of its own does.
 * @param secrets what the method adds to the details, for example the ticket.
 * @throws {ProtocolError} `wamp.error.authentication_failed` if it cannot be asked.
 * @throws {TypeError} if it answers what is no answer.
 */
export async function askAuthenticator(
  { procedure, realm }: DynamicOptions,
  applicant: Applicant,
  details: Dict,
): Promise<DynamicUser | undefined> {
  const { hello, peer, session } = applicant;
  const asked = {
    session,
    authextra: hello.authextra,
    transport: describeTransport(peer),
    ...details,
  };
  try {
    const { args } = await applicant.call(procedure, [hello.realm, hello.authid ?? null, asked], realm);
    return readPrincipal(args[0], hello.realm);
  } catch (error) {
    if (!(error instanceof WampError)) throw error;
    if (!technical.has(error.uri)) return undefined;
    throw new ProtocolError("the authenticator cannot be asked", ErrorUri.AUTHENTICATION_FAILED);
  }
}

/** What is known of the link: of the peer's own making is nothing of it (spec: AP-AUTH-06). */
function describeTransport({ transport, protocol, secure, address, certificate }: PeerInfo): Dict {
  const link: Dict = { transport, protocol, secure, address: address ?? null };
  if (certificate === undefined) return link;
  const { commonName, fingerprint, alternativeNames } = certificate;
  const shown = { common_name: commonName ?? null, fingerprint, alternative_names: alternativeNames ?? null };
  return { ...link, auth: { certificate: shown } };
}
