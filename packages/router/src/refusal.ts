import { EMPTY_DICT, ErrorUri, isUri, MessageType, Payload } from "@junctor/core";
import type { Dict, ErrorMessage, UriRule } from "@junctor/core";
import { isRouterUri } from "./router-uri.ts";

/** Why a request is refused: what ERROR says. */
export interface Refusal {
  readonly error: string;
  /** One line for a person, as the only argument. Without it ERROR carries no payload. */
  readonly text?: string;
  /** The same for programs, as keyword arguments. Default: none. */
  readonly kwargs?: Dict;
}

/** A request as ERROR names it. */
export interface Refused {
  readonly type: number;
  readonly request: number;
}

/** The ERROR that answers a refused request (spec: BP-MSG-06). */
export function errorReply(refused: Refused, refusal: Refusal): ErrorMessage {
  return {
    type: MessageType.ERROR,
    requestType: refused.type,
    request: refused.request,
    details: EMPTY_DICT,
    error: refusal.error,
    payload: refusal.text === undefined ? Payload.EMPTY : Payload.of([refusal.text], refusal.kwargs),
  };
}

/** Refuses what is no URI (spec: BP-URI-09). */
export function refuseUri(uri: string, rule: UriRule): Refusal | undefined {
  if (isUri(uri, rule)) return undefined;
  return { error: ErrorUri.INVALID_URI, text: `not a valid URI under the ${rule} rule` };
}

/** The refusal of what only the router may use (spec: BP-URI-07, T19). */
export const reservedUri: Refusal = {
  error: ErrorUri.INVALID_URI,
  text: 'URIs that start with "wamp" or "junctor" are reserved',
};

/** Refuses what is no URI and what only the router may use (spec: BP-URI-07, T19). */
export function refuseApplicationUri(uri: string, rule: UriRule): Refusal | undefined {
  return isRouterUri(uri) ? reservedUri : refuseUri(uri, rule);
}

/** Refuses a request that would go beyond a limit of its session. */
export function refuseBeyond(limit: number, held: number, what: string): Refusal | undefined {
  if (held < limit) return undefined;
  return { error: ErrorUri.UNAVAILABLE, text: `a session may have ${limit} ${what}` };
}
