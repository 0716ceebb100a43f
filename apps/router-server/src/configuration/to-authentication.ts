import { acceptAnonymous } from "@junctor/auth";
import type { AcceptedMethod } from "@junctor/auth";
import { acceptCryptosign } from "@junctor/auth/cryptosign";
import { dynamicCryptosign, dynamicScram, dynamicTicket, dynamicWampcra } from "@junctor/auth/dynamic";
import { acceptScram } from "@junctor/auth/scram";
import { acceptTicket } from "@junctor/auth/ticket";
import { acceptWampcra } from "@junctor/auth/wampcra";
import { createUsers } from "./create-users.ts";
import type { Users } from "./create-users.ts";
import type { MethodConfiguration } from "./schema/authentication-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";

/** How one joins a realm, in its order; undefined if nothing is said of it. */
export function toAuthentication(realm: RealmConfiguration): readonly AcceptedMethod[] | undefined {
  const users = createUsers(realm.users ?? []);
  return realm.authentication?.map((method) => toMethod(method, users, realm.decoySecret));
}

function toMethod(method: MethodConfiguration, users: Users, decoySecret: string | undefined): AcceptedMethod {
  if (method.method === "anonymous") return acceptAnonymous({ authrole: method.role ?? "anonymous" });
  const { procedure, realm } = method;
  if (procedure !== undefined) return toDynamicMethod(method, { procedure, realm });
  switch (method.method) {
    case "ticket":
      return acceptTicket({ users: users.ticket, decoyHash: users.decoyHash, openly: method.openly });
    case "wampcra":
      return acceptWampcra({ users: users.wampcra, decoy: users.wampcraDecoy, decoySecret });
    case "wamp-scram":
      return acceptScram({ users: users.scram, decoy: users.scramDecoy, decoySecret });
    case "cryptosign":
      return acceptCryptosign({ users: users.publicKey, privateKey: method.privateKey });
  }
}

type DynamicMethod = Exclude<MethodConfiguration, { readonly method: "anonymous" }>;

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
