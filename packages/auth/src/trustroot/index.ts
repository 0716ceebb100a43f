// The public surface, in reading order.
export { certifiedUsers } from "./certified-users.ts";
export type { Certified, CertifiedUsersOptions } from "./certified-users.ts";
export type { FindAuthorities, Trustroot } from "./trustroot.ts";
export { signCertificate } from "./sign-certificate.ts";
export { ethereumAddress } from "./ethereum-address.ts";
export { Capability } from "./capabilities.ts";
export type { CapabilityName } from "./capabilities.ts";
export type { CertificateMessage, CertificateType, SignedCertificate, TypedCertificate } from "./certificate.ts";
