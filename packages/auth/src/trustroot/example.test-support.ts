import type { CertificateMessage, CertificateType, SignedCertificate } from "./certificate.ts";
import type { Trustroot } from "./trustroot.ts";

/* Example 3 of the specification, "Cryptosign-based Authentication". */

const root = "0xf766Dc789CF04CD18aE75af2c5fAf2DA6650Ff57";
const delegate = "0xf5173a6111B2A6B3C20fceD53B2A8405EC142bF6";
const realm = "0xA6e693CC4A2b4F1400391a728D26369D9b82ef96";
const block = 15_212_703;
const common = { chainId: 1, verifyingContract: root, validFrom: block, meta: "" };

/** The key of cryptosign that is vouched for. */
export const csPubKey = "12ae0184b180e9a9c5e45be4a1afbce3c6491320063701cd9c4011a777d04089";

function fields(text: string): { name: string; type: string }[] {
  return text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { name, type };
  });
}

const types = {
  EIP712DelegateCertificate: fields(
    "uint256 chainId, address verifyingContract, uint256 validFrom, address delegate, bytes32 csPubKey, uint64 bootedAt, string meta",
  ),
  EIP712AuthorityCertificate: fields(
    "uint256 chainId, address verifyingContract, uint256 validFrom, address issuer, address subject, address realm, uint64 capabilities, string meta",
  ),
};

function signed<Type extends CertificateType>(
  primaryType: Type,
  message: CertificateMessage<Type>,
  signature: string,
): SignedCertificate<Type> {
  const domain = { name: "WMP", version: "1" } as const;
  const EIP712Domain = fields("string name, string version");
  const certificate = { domain, types: { EIP712Domain, [primaryType]: types[primaryType] }, primaryType, message };
  return [certificate, signature] as readonly [object, string] as SignedCertificate<Type>;
}

/** The delegate's, an authority's and the root's. */
export const certificates = [
  signed(
    "EIP712DelegateCertificate",
    { ...common, delegate, csPubKey, bootedAt: 1_658_765_756_680_628_959n },
    "8fe06bb269110c6bc0e011ea2b7da07091c674f7fe67458c1805157157da702b70b56cdf662666dc386820ded0116b6b84151df1ed65210eeecd7e477cdb765b1b",
  ),
  signed(
    "EIP712AuthorityCertificate",
    { ...common, issuer: root, subject: delegate, realm, capabilities: 12 },
    "0c0eb60a108dbd72a204b41c1d18505358e4e7886b0c9787192a33ac9e0f94c92ce158f8de576fa9cccf28a8c9404ed66c2d355ea4ae7ee65cff0b73215b91bb1c",
  ),
  signed(
    "EIP712AuthorityCertificate",
    { ...common, issuer: root, subject: root, realm, capabilities: 63 },
    "be35c8d6ae735d3bd8b5e27b1e1a067eba53e6a1cb4ef0f607c4717435e8ffa676246e7d08dfb4e83c78ad26f423b727b5d2c90627bdf6c94c1dbdf01979c34b1c",
  ),
] as const;

/** The root, as a router has to be told of it. */
export const trustroot: Trustroot = {
  address: root,
  chainId: 1,
  verifyingContract: root,
  realm,
  currentBlock: block,
};
