import { acceptAnonymous } from "@junctor/auth";
import type { AcceptedMethod, ClientAuthenticator } from "@junctor/auth";
import { acceptCryptosign, cryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { acceptScram, scram, scramCredentials } from "@junctor/auth/scram";
import { acceptTicket, ticket } from "@junctor/auth/ticket";
import { acceptWampcra, saltSecret, wampcra } from "@junctor/auth/wampcra";
import type { Connection, Dict } from "@junctor/core";
import { seededRandom } from "../hand-clock.test-support.ts";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RouterOptions } from "../router-options.ts";

/** Must never be seen outside the proof it belongs to. */
export const secret = "canary-secret-4711";
export const keys = generateKeyPair(seededRandom(5));
const salted = await saltSecret(secret, { random: seededRandom(4), iterations: 100 });
const cost = { kdf: "pbkdf2", iterations: 4_096 } as const;
const credentials = await scramCredentials(secret, { random: seededRandom(6), ...cost });
const role = { authrole: "user" };

/** Every method, each knowing `joe`. */
export const methods: readonly AcceptedMethod[] = [
  acceptTicket({ users: (authid) => (authid === "joe" ? { ...role, ticket: secret } : undefined) }),
  acceptWampcra({
    users: (authid) => (authid === "joe" ? { ...role, ...salted } : undefined),
    decoy: { salting: { iterations: 100 } },
  }),
  acceptScram({ users: (authid) => (authid === "joe" ? { ...role, ...credentials } : undefined), decoy: cost }),
  acceptCryptosign({ users: (key) => (key === keys.publicKey ? { ...role, authid: "joe" } : undefined) }),
  acceptAnonymous({ authrole: "guest" }),
];

/** What a client proves itself with, by method; another secret is a wrong one. */
export function authenticatorOf(method: string, authid: string, word = secret): ClientAuthenticator {
  switch (method) {
    case "ticket":
      return ticket({ authid, ticket: word });
    case "wampcra":
      return wampcra({ authid, secret: word });
    case "wamp-scram":
      return scram({ authid, password: word });
    default: {
      const { privateKey } = word === secret ? keys : generateKeyPair(seededRandom(7));
      return cryptosign({ authid, privateKey });
    }
  }
}

/** A router whose `realm1` accepts some methods, by default all of them. */
export function realmWith(
  accepted: readonly AcceptedMethod[] = methods,
  options: Partial<RouterOptions> = {},
): TestRouter {
  return testRouter({ realms: [{ name: "realm1", authentication: accepted }], ...options });
}

/** Puts a peer at an address. */
export function at(address: string) {
  return (connection: Connection): Connection =>
    Object.defineProperty(connection, "peer", { value: { ...connection.peer, address } });
}

/** What a router answered to HELLO and to AUTHENTICATE. */
export interface Transcript {
  readonly challenge: RawMessage | undefined;
  readonly end: RawMessage | undefined;
}

/** Joins as a real client would, by one method, over a peer that is connected. */
export async function logIn(peer: RawPeer, authenticator: ClientAuthenticator): Promise<Transcript> {
  const { authmethod, authid } = authenticator;
  const login = await authenticator.start({ realm: "realm1", peer: peer.connection.peer, random: seededRandom(8) });
  const { authextra = {} } = login;
  const hello = { ...allRoles, authmethods: [authmethod], authid, authextra };
  const [challenge] = await answersTo(peer, [1, "realm1", hello]);
  if (challenge?.[0] !== 4) return { challenge: undefined, end: challenge };
  const { signature, extra } = await login.answer(challenge[2] as Dict);
  const [end] = await answersTo(peer, [5, signature, extra]);
  return { challenge, end };
}

/** What comes back, also if the router has to wait for something before. */
export async function answersTo(peer: RawPeer, ...messages: RawMessage[]): Promise<RawMessage[]> {
  const answers = peer.ask(...messages);
  for (let turn = 0; answers.length === 0 && turn < 50; turn++) {
    await Promise.resolve();
    answers.push(...peer.take());
  }
  return answers;
}
