/** What certificates are bound to besides a chain: the domain of EIP-712 (spec: AP-CSIGN-17). */
export const certificateDomain = { name: "WMP", version: "1" } as const;

/** The type of the domain. */
export const domainFields = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
] as const;

const common = [
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
  { name: "validFrom", type: "uint256" },
] as const;

/** The fields of each type of certificate, in the order in which they are hashed (spec: AP-CSIGN-16, AP-CSIGN-17). */
export const certificateFields = {
  EIP712DelegateCertificate: [
    ...common,
    { name: "delegate", type: "address" },
    { name: "csPubKey", type: "bytes32" },
    { name: "bootedAt", type: "uint64" },
    { name: "meta", type: "string" },
  ],
  EIP712AuthorityCertificate: [
    ...common,
    { name: "issuer", type: "address" },
    { name: "subject", type: "address" },
    { name: "realm", type: "address" },
    { name: "capabilities", type: "uint64" },
    { name: "meta", type: "string" },
  ],
} as const;

/** The types of certificates, as `primaryType` names them. */
export type CertificateType = keyof typeof certificateFields;

/** The type of a field of a certificate. */
export type FieldType = (typeof certificateFields)[CertificateType][number]["type"];

type Row<Type extends CertificateType> = (typeof certificateFields)[Type][number];

/** How a field is written: integers may be numbers if these are exact; octets are hexadecimal digits. */
export type Written<Type extends FieldType> = Type extends "uint256" | "uint64" ? number | bigint : string;

/** What a certificate says, as programs write it. */
export type CertificateMessage<Type extends CertificateType> = {
  readonly [Field in Row<Type> as Field["name"]]: Written<Field["type"]>;
};

/** What a certificate says, read: integers are bigint, addresses as EIP-55 has them, keys lower-case digits. */
export type ReadMessage<Type extends CertificateType> = {
  readonly [Field in Row<Type> as Field["name"]]: Field["type"] extends "uint256" | "uint64" ? bigint : string;
};

/** A certificate as typed data of EIP-712, the way it travels. */
export interface TypedCertificate<Type extends CertificateType = CertificateType> {
  readonly domain: typeof certificateDomain;
  readonly types: { readonly [name: string]: readonly { readonly name: string; readonly type: string }[] };
  readonly primaryType: Type;
  readonly message: CertificateMessage<Type>;
}

/** A certificate and the signature of its issuer (65 octets as hexadecimal digits), the way they travel. */
export type SignedCertificate<Type extends CertificateType = CertificateType> = Type extends CertificateType
  ? readonly [certificate: TypedCertificate<Type>, signature: string]
  : never;

/** A certificate that was read. */
export interface Certificate<Type extends CertificateType> {
  readonly type: Type;
  readonly message: ReadMessage<Type>;
  /** 65 octets: r, s and the recovery bit. */
  readonly signature: Uint8Array;
}

/** Says that a key of cryptosign is that of a delegate. */
export type DelegateCertificate = Certificate<"EIP712DelegateCertificate">;

/** Says that an issuer trusts a subject. */
export type AuthorityCertificate = Certificate<"EIP712AuthorityCertificate">;
