import { CloseUri, ErrorUri, ProtocolError } from "@junctor/core";
import type { HelloMessage, PeerInfo, RandomSource } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { Identity } from "./identity.ts";
import { readHello } from "./read-hello.ts";
import type { Hello } from "./read-hello.ts";

/** What HELLO is checked against. */
export interface HandshakeContext {
  readonly realms: ReadonlyMap<string, Realm>;
  readonly random: RandomSource;
}

/** A peer that may join. */
export interface Admission {
  readonly realm: Realm;
  readonly hello: Hello;
  readonly identity: Identity;
}

/**
 * From HELLO to the decision who may join what. A promise only if the realm's authenticator returns one.
 * @throws {ProtocolError} with the reason of ABORT; the promise rejects with one likewise (spec: BP-SESS-08, -14).
 */
export function handshake(
  context: HandshakeContext,
  message: HelloMessage,
  peer: PeerInfo,
): Admission | Promise<Admission> {
  const hello = readHello(message);
  const realm = context.realms.get(hello.realm);
  if (realm === undefined) throw new ProtocolError("no such realm", ErrorUri.NO_SUCH_REALM);
  if (realm.state !== "open") throw new ProtocolError("the router is closing", CloseUri.SYSTEM_SHUTDOWN);
  const identity = realm.authenticate({ hello, peer, random: context.random });
  if (!(identity instanceof Promise)) return { realm, hello, identity };
  return identity.then((resolved) => ({ realm, hello, identity: resolved }));
}
