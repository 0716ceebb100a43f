import { acceptAnonymous } from "@junctor/auth";
import { acceptCryptosign } from "@junctor/auth/cryptosign";
import { dynamicTicket } from "@junctor/auth/dynamic";
import { acceptScram } from "@junctor/auth/scram";
import type { ScramUser } from "@junctor/auth/scram";
import { certifiedUsers } from "@junctor/auth/trustroot";
import { acceptTicket } from "@junctor/auth/ticket";
import { acceptWampcra } from "@junctor/auth/wampcra";
import type { WampcraUser } from "@junctor/auth/wampcra";
import type { AcceptedMethod, RealmOptions } from "@junctor/router";
import { argon, client01, joe, nameless, paula, peter, routerKey, user } from "../peer/accounts.ts";
import { agreed, onChain, standalone } from "../peer/certificates.ts";
import { craSignature } from "../peer/cryptography.ts";

const authrole = "user";

const tickets = acceptTicket({
  users: (authid) => (authid === joe.authid ? { authrole, ticket: joe.ticket } : undefined),
});

const craUsers = new Map<string, WampcraUser>([
  [peter.authid, { authrole, authprovider: "userdb", secret: peter.secret }],
  [paula.authid, { authrole, authprovider: "userdb", secret: paula.key, salting: paula.salting }],
]);

const wampcra = acceptWampcra({
  users: (authid) => craUsers.get(authid),
  decoy: { authrole, authprovider: "userdb" },
});

const scramUsers = new Map<string, ScramUser>(
  [user, argon].map(({ authid, cost: { salt, kdf, iterations, memory }, secrets }) => [
    authid,
    {
      authrole: "frontend",
      salt,
      kdf,
      iterations,
      memory: memory ?? undefined,
      storedKey: Buffer.from(secrets.storedKey).toString("base64"),
      serverKey: Buffer.from(secrets.serverKey).toString("base64"),
    },
  ]),
);

const scram = acceptScram({
  users: async (authid) => Promise.resolve(scramUsers.get(authid)),
  decoy: { kdf: "pbkdf2", iterations: 4_096 },
  decoySecret: craSignature("decoy", "decoy"),
});

const keys = new Map([
  [client01.key.publicKey, { authrole, authid: client01.authid }],
  [nameless.key.publicKey, { authrole }],
]);

const cryptosign = acceptCryptosign({ users: (key) => keys.get(key), privateKey: routerKey });

/** Every method but `anonymous`, in the router's order. */
export const proofs: readonly AcceptedMethod[] = [tickets, wampcra, scram, cryptosign];

const certified = acceptCryptosign({
  users: certifiedUsers({ trustroots: [standalone, agreed, onChain], users: () => ({ authrole: "maker" }) }),
});

/** Realms that ask who is there. */
export const guardedRealms: readonly RealmOptions[] = [
  { name: "guarded", authentication: proofs },
  { name: "certified", authentication: [certified] },
  {
    name: "watched.door",
    authentication: [tickets],
    roles: [{ name: authrole, permissions: [{ uri: "wamp.session.", match: "prefix", allow: { subscribe: true } }] }],
  },
  {
    name: "asked.door",
    authentication: [dynamicTicket({ procedure: "com.example.authenticate", realm: "realm1", openly: "allow" })],
  },
  { name: "half.guarded", authentication: [...proofs, acceptAnonymous({ authrole: "guest" })] },
  { name: "broken.lock", authenticate: () => Promise.reject(new Error("the lock is broken")) },
];
