import type { Dict } from "@junctor/core";
import type { DisclosurePolicy } from "../disclosure.ts";
import type { Action } from "./action.ts";

/** A question that no permission answers. */
export interface AuthorizationRequest {
  /** Who asks: `session`, `authid`, `authrole`, `authmethod` and `authprovider`. */
  readonly session: Dict;
  /** The URI, or the pattern, as `options.match` says. */
  readonly uri: string;
  readonly action: Action;
  /** Those of the message that may matter: `match`, `invoke`, `disclose_me` and the like, if they were given. */
  readonly options: Dict;
}

/** Whether something may be done. */
export interface Authorization {
  /** For all four actions, or each. What is missing is denied. */
  readonly allow: boolean | { readonly [A in Action]?: boolean | undefined };
  /** Whether receivers are told who sends: true is `always`, false `never`. Default: as for the role. */
  readonly disclose?:
    | boolean
    | {
        readonly caller?: boolean | DisclosurePolicy | undefined;
        readonly publisher?: boolean | DisclosurePolicy | undefined;
      }
    | undefined;
  /**
   * Whether the answer holds for this action, URI and options until it is invalidated, for every session of the same
   * authid, authrole, authmethod and authprovider. Default: false.
   */
  readonly cache?: boolean | undefined;
}

/**
 * Decides what no permission does. It may take its time: what the session sends meanwhile waits, in order. One that
 * throws denies: a `WampError` `wamp.error.not_authorized`, `.authorization_denied` or `.authorization_required` is
 * what the session is told, anything else becomes `wamp.error.authorization_failed`.
 */
export type Authorizer = (request: AuthorizationRequest) => boolean | Authorization | Promise<boolean | Authorization>;
