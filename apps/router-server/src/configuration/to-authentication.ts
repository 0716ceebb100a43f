import { acceptAnonymous } from "@junctor/auth";
import type { AcceptedMethod, Principal } from "@junctor/auth";
import { RememberedLogins, rememberLogins } from "@junctor/auth/cookie";
import { acceptCryptosign } from "@junctor/auth/cryptosign";
import { dynamicCryptosign, dynamicScram, dynamicTicket, dynamicWampcra } from "@junctor/auth/dynamic";
import { acceptJwt } from "@junctor/auth/jwt";
import type { AcceptJwtOptions } from "@junctor/auth/jwt";
import { acceptScram } from "@junctor/auth/scram";
import { acceptTls } from "@junctor/auth/tls";
import { acceptTicket } from "@junctor/auth/ticket";
import { acceptWampcra } from "@junctor/auth/wampcra";
import { createUsers } from "./create-users.ts";
import type { Users } from "./create-users.ts";
import { toCertifiedUsers } from "./to-trustroots.ts";
import { toCookie } from "./to-cookie.ts";
import type { MethodConfiguration } from "./schema/authentication-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";

/**
 * How one joins a realm, in its order; undefined if nothing is said of it.
 * @param logins who has logged in, for those that come with a cookie. Default: nobody.
 */
export function toAuthentication(
  realm: RealmConfiguration,
  logins = new RememberedLogins(),
): readonly AcceptedMethod[] | undefined {
  const users = createUsers(realm.users ?? []);
  const hasCookie = realm.authentication?.some(({ method }) => method === "cookie") ?? false;
  return realm.authentication?.map((method) => {
    if (method.method === "cookie") return toCookie(realm, logins);
    const accepted = toMethod(method, users, realm.decoySecret);
    return hasCookie && isRemembered(method) ? rememberLogins(accepted, logins) : accepted;
  });
}

function toMethod(
  method: Exclude<MethodConfiguration, { method: "cookie" }>,
  users: Users,
  decoySecret: string | undefined,
): AcceptedMethod {
  if ("procedure" in method && method.procedure !== undefined) {
    return toDynamicMethod(method, { procedure: method.procedure, realm: method.realm });
  }
  switch (method.method) {
    case "anonymous":
      return acceptAnonymous({ authrole: method.role ?? "anonymous" });
    case "ticket":
      return acceptTicket({ users: users.ticket, decoyHash: users.decoyHash, openly: method.openly });
    case "wampcra":
      return acceptWampcra({ users: users.wampcra, decoy: users.wampcraDecoy, decoySecret });
    case "wamp-scram":
      return acceptScram({ users: users.scram, decoy: users.scramDecoy, decoySecret });
    case "cryptosign":
      return acceptCryptosign({ users: keysOf(method, users), privateKey: method.privateKey });
    case "jwt":
      return toJwt(method);
    case "tls":
      return acceptTls({ users: ({ fingerprint }) => users.certificate(fingerprint) ?? everybody(method.role) });
  }
}

/** Not of those who are nobody, nor of proofs that may end before the cookie does: tokens and certificates. */
function isRemembered(method: MethodConfiguration): boolean {
  if (method.method === "cryptosign") return method.trustroots === undefined;
  return ["ticket", "wampcra", "wamp-scram"].includes(method.method);
}

/** Whose keys are good: those of users, and those that a root vouches for. */
function keysOf(
  { trustroots = [] }: Extract<MethodConfiguration, { method: "cryptosign" }>,
  { publicKey }: Users,
): Users["publicKey"] {
  return trustroots.length === 0 ? publicKey : toCertifiedUsers(trustroots, publicKey);
}

/** Keys are a URL, or what a file holds. */
function toJwt(configuration: Extract<MethodConfiguration, { method: "jwt" }>): AcceptedMethod {
  const { method: _method, as, keys, ...options } = configuration;
  const keySet = keys.trimStart().startsWith("{") ? (JSON.parse(keys) as AcceptJwtOptions["keys"]) : keys;
  return acceptJwt({ ...options, method: as, keys: keySet });
}

/** Anybody with a trusted certificate, if there is a role for that. */
function everybody(role: string | undefined): Principal | undefined {
  return role === undefined ? undefined : { authrole: role };
}

type DynamicMethod = Extract<MethodConfiguration, { readonly procedure?: string }>;

function toDynamicMethod(
  method: DynamicMethod,
  asked: { procedure: string; realm: string | undefined },
): AcceptedMethod {
  switch (method.method) {
    case "ticket":
      return dynamicTicket({ ...asked, openly: method.openly ?? "refuse" });
    case "wampcra":
      return dynamicWampcra(asked);
    case "wamp-scram":
      return dynamicScram(asked);
    case "cryptosign":
      return dynamicCryptosign(method.privateKey === undefined ? asked : { ...asked, privateKey: method.privateKey });
  }
}
