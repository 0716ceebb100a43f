import type { Lookup, Principal } from "@junctor/auth";
import { certifiedUsers } from "@junctor/auth/trustroot";
import type { SignedCertificate, Trustroot } from "@junctor/auth/trustroot";
import type { TrustrootConfiguration } from "./schema/authentication-schema.ts";

/**
 * The users of cryptosign, where roots vouch for keys, too.
 * @param others who has a key that no root vouches for.
 * @throws {RangeError} if a root is wrong, {SyntaxError} if its authorities are no JSON.
 */
export function toCertifiedUsers(
  trustroots: readonly TrustrootConfiguration[],
  others?: Lookup<string, Principal>,
): Lookup<string, Principal> {
  const byAddress = new Map(trustroots.map((each) => [each.address.toLowerCase(), each]));
  return certifiedUsers({
    trustroots: trustroots.map(toTrustroot),
    others,
    users: ({ trustroot, capabilities }) => {
      const root = byAddress.get(trustroot.toLowerCase());
      const suffices = root?.capabilities?.every((each) => capabilities.includes(each)) ?? true;
      return root !== undefined && suffices ? { authrole: root.role } : undefined;
    },
  });
}

function toTrustroot({ authorities, role: _role, capabilities: _needed, ...root }: TrustrootConfiguration): Trustroot {
  const known: unknown = authorities === undefined ? [] : JSON.parse(authorities);
  if (!Array.isArray(known)) throw new RangeError("authorities of a trustroot must be a list");
  return { ...root, authorities: known as SignedCertificate[] };
}
