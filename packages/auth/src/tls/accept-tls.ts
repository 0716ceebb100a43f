import type { PeerCertificate } from "@junctor/core";
import type { AcceptedMethod, Lookup } from "../accepted-method.ts";
import { denial } from "../denial.ts";
import { grant } from "../grant.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { Principal } from "../principal.ts";

/** Options of `acceptTls`. */
export interface AcceptTlsOptions {
  /**
   * Who has a certificate. A principal without an authid gets the certificate's common name for one, and its fingerprint
   * where it has none.
   */
  readonly users: Lookup<PeerCertificate, Principal>;
}

/**
 * Lets in who has shown a TLS certificate that the listener trusts. The listener has to ask for certificates, and to
 * know who vouches for them.
 */
export function acceptTls({ users }: AcceptTlsOptions): AcceptedMethod {
  return {
    name: "tls",
    unusable: ({ peer }) => (peer.certificate === undefined ? "it needs a trusted TLS certificate" : undefined),
    begin(applicant) {
      const { certificate } = applicant.peer;
      if (certificate === undefined) throw denial();
      return whenKnown(users(certificate, applicant), (user) => {
        const authid = user?.authid ?? certificate.commonName ?? certificate.fingerprint;
        if (user === undefined || (applicant.hello.authid ?? authid) !== authid) throw denial();
        return grant(user, { authmethod: "tls", authid });
      });
    },
  };
}
