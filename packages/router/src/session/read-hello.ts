import { EMPTY_DICT, ErrorUri, isDict, isUri, ProtocolError } from "@junctor/core";
import type { Claim } from "@junctor/auth";
import type { ClientRole, Dict, HelloMessage } from "@junctor/core";
import type { Announced } from "../features.ts";

/** What HELLO says, checked. */
export interface Hello extends Claim {
  readonly roles: Announced<ClientRole>;
}

/** In UTF-16 code units. */
const MAX_AUTHID_LENGTH = 256;

const clientRoles: readonly ClientRole[] = ["publisher", "subscriber", "caller", "callee"];

/**
 * Reads HELLO. The types of known attributes were checked when it was parsed.
 * @throws {ProtocolError} with the reason of ABORT (spec: BP-SESS-04, BP-SESS-14, T20).
 */
export function readHello(message: HelloMessage): Hello {
  if (message.realm === "") throw new ProtocolError("HELLO names no realm", ErrorUri.NO_SUCH_REALM);
  if (!isUri(message.realm)) throw new ProtocolError("the realm is not a valid URI", ErrorUri.INVALID_URI);
  return {
    realm: message.realm,
    roles: readRoles(message.details.roles),
    authmethods: (message.details.authmethods ?? []) as readonly string[],
    authid: readAuthid(message.details.authid as string | undefined),
    authextra: (message.details.authextra ?? EMPTY_DICT) as Dict,
  };
}

function readAuthid(authid: string | undefined): string | undefined {
  if (authid !== undefined && authid.length > MAX_AUTHID_LENGTH) {
    throw new ProtocolError(`HELLO.Details.authid may have ${MAX_AUTHID_LENGTH} characters`);
  }
  return authid;
}

function readRoles(roles: unknown): Announced<ClientRole> {
  if (!isDict(roles)) throw new ProtocolError("HELLO.Details.roles is missing");
  const announced = new Map<ClientRole, ReadonlySet<string>>();
  for (const role of clientRoles) {
    if (Object.hasOwn(roles, role)) announced.set(role, readFeatures(role, roles[role]));
  }
  if (announced.size === 0) throw new ProtocolError(`HELLO names none of the roles ${clientRoles.join(", ")}`);
  return announced;
}

function readFeatures(role: ClientRole, value: unknown): ReadonlySet<string> {
  if (!isDict(value)) throw new ProtocolError(`HELLO.Details.roles.${role} must be a dict`);
  const features = value.features ?? {};
  if (!isDict(features)) throw new ProtocolError(`HELLO.Details.roles.${role}.features must be a dict`);
  const announced = new Set(Object.keys(features).filter((feature) => features[feature] === true));
  // The spec spells it both ways (spec: T23); everybody else asks for the first.
  if (announced.has("call_cancelling")) announced.add("call_canceling");
  return announced;
}
