import type { PeerInfo } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";
import type { RememberedIdentity, RememberedLogins } from "./remembered-logins.ts";

/** Options of `acceptCookie`. */
export interface AcceptCookieOptions {
  /** Who has logged in; `rememberLogins` fills it. */
  readonly logins: RememberedLogins;
  /**
   * Looks up who has logged in before; undefined, or another role, is somebody who may not join so any more, and is
   * forgotten. Default: everybody still may.
   */
  readonly users?: Lookup<RememberedIdentity, Principal> | undefined;
}

const METHOD = "cookie";

/**
 * Lets in whose browser has logged in before, as who it did then. The transport has to give cookies to browsers, and
 * only to pages that are trusted.
 */
export function acceptCookie({ logins, users = remembered }: AcceptCookieOptions): AcceptedMethod {
  return {
    name: METHOD,
    unusable({ hello, peer, clock }) {
      const { cookie } = peer;
      if (cookie === undefined) return "it needs a cookie, which this client has not been given";
      // Whoever offers nothing else is denied as everybody is.
      const others = hello.authmethods.some((method) => method !== METHOD);
      const isKnown = logins.find({ cookie, realm: hello.realm }, clock.now()) !== undefined;
      return others && !isKnown ? "nobody has logged in with this cookie" : undefined;
    },
    begin(applicant) {
      const identity = claimed(applicant, logins);
      return whenKnown(users(identity, applicant), (user) => {
        if (user?.authrole === identity.authrole) return grant(user, { authmethod: METHOD, authid: identity.authid });
        forget(logins, applicant.peer, applicant.hello.realm);
        throw denial();
      });
    },
    loggedOut: (peer, realm) => forget(logins, peer, realm),
  };
}

/** @throws {ProtocolError} if nobody has logged in, or it was somebody else. */
function claimed({ hello, peer, clock }: Applicant, logins: RememberedLogins): RememberedIdentity {
  const { cookie } = peer;
  const identity = cookie && logins.find({ cookie, realm: hello.realm }, clock.now());
  if (identity === undefined || (hello.authid ?? identity.authid) !== identity.authid) throw denial();
  return identity;
}

function forget(logins: RememberedLogins, { cookie }: PeerInfo, realm: string): void {
  if (cookie !== undefined) logins.forget({ cookie, realm });
}

function remembered({ authid, authrole, authprovider }: RememberedIdentity): Principal {
  return { authid, authrole, authprovider };
}
