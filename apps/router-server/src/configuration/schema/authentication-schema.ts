import type { CapabilityName } from "@junctor/auth/trustroot";
import { Type } from "typebox";
import { oneOf, section } from "./section.ts";

const capabilities = [
  "ROOT_CA",
  "INTERMEDIATE_CA",
  "PUBLIC_RELAY",
  "PRIVATE_RELAY",
  "GATEWAY",
  "EXCHANGE",
  "PROVIDER",
  "CONSUMER",
] as const satisfies readonly CapabilityName[];

const procedure = Type.Optional(
  Type.String({
    description: "A procedure that is asked who somebody is, in place of the users of the file.",
    minLength: 1,
  }),
);
const realm = Type.Optional(
  Type.String({ description: "The realm of that procedure. Default: the realm to be joined.", minLength: 1 }),
);

const anonymous = section("Everybody may join, under a name of the router's making.", {
  method: Type.Literal("anonymous", { description: "" }),
  role: Type.Optional(Type.String({ description: "The role they get.", default: "anonymous", minLength: 1 })),
});

const ticket = section("Whoever has the ticket may join: a password, or a token.", {
  method: Type.Literal("ticket", { description: "" }),
  openly: Type.Optional(
    oneOf(["refuse", "allow"], {
      description: "Whether tickets are taken from other machines over links that are not encrypted.",
      default: "refuse",
    }),
  ),
  procedure,
  realm,
});

const wampcra = section("Whoever signs a challenge with the shared secret may join.", {
  method: Type.Literal("wampcra", { description: "" }),
  procedure,
  realm,
});

const scram = section("Whoever proves to know a password may join.", {
  method: Type.Literal("wamp-scram", { description: "" }),
  procedure,
  realm,
});

const address = (description: string) => Type.String({ description, pattern: "^0x[0-9a-fA-F]{40}$" });

const trustroot = section("A root that vouches for keys by certificates.", {
  address: address("Its Ethereum address."),
  role: Type.String({
    description: "The role of those it vouches for; their addresses are their names.",
    minLength: 1,
  }),
  capabilities: Type.Optional(
    Type.Array(oneOf(capabilities, { description: "A capability." }), {
      description: "What the authority that vouches for a key must have, all of it.",
      default: [],
      uniqueItems: true,
    }),
  ),
  chainId: Type.Integer({ description: "The blockchain that certificates are bound to; 1 is Ethereum.", minimum: 0 }),
  verifyingContract: address("The contract that certificates are bound to."),
  realm: address("The address of this realm, as certificates name it."),
  currentBlock: Type.Integer({
    description: "The newest block known here; certificates that are valid only from a later one are refused.",
    minimum: 0,
  }),
  kind: Type.Optional(
    oneOf(["standalone", "onChain"], {
      description: "Whether a client may send the certificates of authorities, or only its own: `onChain`.",
      default: "standalone",
    }),
  ),
  authorities: Type.Optional(
    Type.String({
      description: "The certificates of authorities that are known here, as JSON: `file:NAME` of a list.",
      minLength: 1,
    }),
  ),
});

/** A root that vouches for keys. */
export type TrustrootConfiguration = Type.Static<typeof trustroot>;

const cryptosign = section("Whoever signs a challenge with a known key may join.", {
  method: Type.Literal("cryptosign", { description: "" }),
  privateKey: Type.Optional(
    Type.String({ description: "The router's own key, for clients that ask it to prove who it is.", minLength: 1 }),
  ),
  trustroots: Type.Optional(
    Type.Array(trustroot, { description: "Whose certificates let keys in that no user has.", default: [] }),
  ),
  procedure,
  realm,
});

const jwt = section("Whoever has a JSON Web Token of a trusted issuer may join, for example one of OpenID Connect.", {
  method: Type.Literal("jwt", { description: "" }),
  issuer: Type.String({ description: "Who issues the tokens, as their `iss` says.", minLength: 1 }),
  audience: Type.String({ description: "Who the tokens are for, as their `aud` says.", minLength: 1 }),
  keys: Type.String({
    description: "The keys of the issuer: the URL of a JSON Web Key Set, or `file:NAME` of one.",
    minLength: 1,
  }),
  as: Type.Optional(
    oneOf(["jwt", "ticket"], {
      description: "The method that carries the tokens: `ticket` for clients that know no other.",
      default: "jwt",
    }),
  ),
  authidClaim: Type.Optional(Type.String({ description: "The claim that is the authid.", default: "sub" })),
  authroleClaim: Type.Optional(Type.String({ description: "The claim that is the role.", default: "role" })),
  openly: Type.Optional(
    oneOf(["refuse", "allow"], {
      description: "Whether tokens are taken from other machines over links that are not encrypted.",
      default: "refuse",
    }),
  ),
});

const tls = section("Whoever has a TLS certificate that the `clientAuthority` of the listener vouches for may join.", {
  method: Type.Literal("tls", { description: "" }),
  role: Type.Optional(
    Type.String({
      description:
        "The role of every certificate, named by its common name. Default: only `users` with `certificates`.",
      minLength: 1,
    }),
  ),
});

const cookie = section(
  "Whoever has logged in before from the same browser may join again as that user, until it logs out (GOODBYE `wamp.close.logout`), the `lifetime` of the listener's `cookie` is over, the user is gone or has another role, or the router starts anew. It is of no use to itself: name another method besides. Logins by `anonymous`, `jwt` and `tls` are not remembered.",
  { method: Type.Literal("cookie", { description: "" }) },
);

const variants = [anonymous, ticket, wampcra, scram, cryptosign, jwt, tls, cookie] as const;

/** One way to join. */
export type MethodConfiguration = Type.Static<(typeof variants)[number]>;

/** One way to join, told apart by `method`, so that what is wrong is told of the method that is meant. */
export const methodSchema = Type.Unsafe<MethodConfiguration>({
  type: "object",
  description: "A way to join.",
  required: ["method"],
  discriminator: { propertyName: "method" },
  oneOf: [...variants],
});
