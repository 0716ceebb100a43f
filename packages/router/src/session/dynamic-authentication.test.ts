import {
  dynamicAnonymous,
  dynamicCryptosign,
  dynamicScram,
  dynamicTicket,
  dynamicWampcra,
} from "@junctor/auth/dynamic";
import { scramCredentials } from "@junctor/auth/scram";
import { saltSecret } from "@junctor/auth/wampcra";
import { anonymous } from "@junctor/auth";
import type { AcceptedMethod, ClientAuthenticator } from "@junctor/auth";
import { beforeEach, describe, expect, test } from "vitest";
import { seededRandom } from "../hand-clock.test-support.ts";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import { authenticatorOf, keys, secret } from "./authentication.test-support.ts";

const procedure = "com.example.authenticate";
const backend = { procedure, realm: "backend" };
const accepted: readonly AcceptedMethod[] = [
  dynamicTicket(backend),
  dynamicWampcra({ ...backend, decoy: { salting: { iterations: 100 } } }),
  dynamicScram({ ...backend, decoy: { kdf: "pbkdf2", iterations: 4_096 } }),
  dynamicCryptosign(backend),
  dynamicAnonymous(backend),
];
const credentials = await scramCredentials(secret, { random: seededRandom(6), kdf: "pbkdf2", iterations: 4_096 });
const salted = await saltSecret(secret, { random: seededRandom(4), iterations: 100 });
const denied = [3, { message: "authentication denied" }, "wamp.error.authentication_denied"];
const failed = [3, { message: expect.any(String) }, "wamp.error.authentication_failed"];

/** What an authenticator knows of somebody, by method. */
const known: { readonly [method: string]: object } = {
  ticket: { role: "user" },
  wampcra: { role: "user", secret: salted.secret, ...salted.salting },
  "wamp-scram": {
    role: "user",
    ...credentials,
    memory: null,
    stored_key: credentials.storedKey,
    server_key: credentials.serverKey,
  },
  cryptosign: { role: "user", pubkey: keys.publicKey },
};

let world: TestRouter;
let authenticator: RawPeer;
let asked: RawMessage[];

beforeEach(async () => {
  world = testRouter({ realms: [{ name: "realm1", authentication: accepted }, { name: "backend" }] });
  authenticator = await world.join({ realm: "backend" });
  authenticator.ask([64, 1, {}, procedure]);
  asked = [];
});

/** Logs in while the authenticator answers as it is told to. */
async function logIn(client: ClientAuthenticator, answer: (invocation: RawMessage) => RawMessage): Promise<RawMessage> {
  const { authmethod, authid } = client;
  const peer = await world.connect();
  const login = await client.start({ realm: "realm1", peer: peer.connection.peer, random: seededRandom(8) });
  const identity = authid === undefined ? {} : { authid };
  peer.send([1, "realm1", { ...allRoles, authmethods: [authmethod], ...identity, authextra: login.authextra ?? {} }]);
  for (let turn = 0; turn < 50; turn++) {
    await Promise.resolve();
    const [invocation] = authenticator.take();
    if (invocation !== undefined) {
      asked.push(invocation);
      authenticator.send(answer(invocation));
    }
    const [message] = peer.take();
    if (message?.[0] === 4) {
      const { signature, extra } = await login.answer(message[2] as never);
      peer.send([5, signature, extra]);
    } else if (message !== undefined) return message;
  }
  throw new Error("nobody answered");
}

/** The arguments of the first invocation. */
function argumentsOf([invocation]: readonly RawMessage[]): readonly unknown[] {
  return invocation?.[4] as readonly unknown[];
}

const yields =
  (result: unknown) =>
  ([, request]: RawMessage): RawMessage => [70, request, {}, [result]];
const fails =
  (error: string) =>
  ([, request]: RawMessage): RawMessage => [8, 68, request, {}, error, [secret]];

describe.each(Object.keys(known))("a dynamic authenticator for %s", (method) => {
  test("lets in whom it knows", async () => {
    const welcome = await logIn(authenticatorOf(method, "joe"), yields({ ...known[method], extra: { x_a: 1 } }));
    expect(welcome[0]).toBe(2);
    const identity = { authid: "joe", authrole: "user", authmethod: method, authprovider: "dynamic" };
    expect(welcome[2]).toMatchObject({ ...identity, authextra: { x_a: 1 } });
  });

  test("is told who asks, and for what", async () => {
    await logIn(authenticatorOf(method, "joe"), yields(known[method]));
    const args = argumentsOf(asked);
    expect(args.slice(0, 2)).toEqual(["realm1", "joe"]);
    expect(args[2]).toMatchObject({
      authmethod: method,
      session: expect.any(Number),
      authextra: expect.any(Object),
      transport: { transport: "memory", protocol: "wamp.2.json", secure: true, address: null },
    });
  });

  test("may name somebody else than was asked for", async () => {
    const welcome = await logIn(authenticatorOf(method, "joe"), yields({ ...known[method], authid: "joe" }));
    expect(welcome[2]).toMatchObject({ authid: "joe" });
  });

  test("denies by an error, like a wrong secret, and without telling which (D9)", async () => {
    expect(await logIn(authenticatorOf(method, "eve"), fails("com.example.no_such_user"))).toEqual(denied);
  });

  test("cannot be asked when it is not there, and lets nobody in", async () => {
    authenticator.connection.terminate();
    authenticator.take();
    expect(await logIn(authenticatorOf(method, "joe"), yields({}))).toEqual(failed);
  });

  test.each([1, null, [], {}, { role: 1 }, { role: "user", extra: 1 }, { role: "user", realm: "other" }])(
    "lets nobody in by the answer %j",
    async (answer) => {
      expect(await logIn(authenticatorOf(method, "joe"), yields(answer))).toEqual(failed);
      expect(world.router.counters.faults).toBe(1);
    },
  );
});

test("a ticket goes to the authenticator, which may answer with just a role", async () => {
  const welcome = await logIn(authenticatorOf("ticket", "joe"), yields("user"));
  expect(welcome[2]).toMatchObject({ authid: "joe", authrole: "user" });
  expect(argumentsOf(asked)[2]).toMatchObject({ ticket: secret });
});

test("a wrong secret is denied also if the authenticator knows the user", async () => {
  for (const method of ["wampcra", "wamp-scram"]) {
    expect(await logIn(authenticatorOf(method, "joe", "wrong"), yields(known[method]))).toEqual(denied);
  }
  const other = authenticatorOf("cryptosign", "joe", "wrong");
  expect(await logIn(other, yields(known["cryptosign"]))).toEqual(denied);
});

test("anonymous users get a role from it too", async () => {
  const welcome = await logIn(anonymous(), yields("guest"));
  expect(welcome[2]).toMatchObject({ authrole: "guest", authmethod: "anonymous", authprovider: "dynamic" });
  expect(argumentsOf(asked).slice(0, 2)).toEqual(["realm1", null]);
  expect(await logIn(anonymous(), fails("com.example.closed"))).toEqual(denied);
});

test("an authenticator that does not answer is given up, and leaves nothing behind", async () => {
  const peer = await world.connect();
  peer.ask([1, "realm1", { ...allRoles, authmethods: ["anonymous"] }]);
  expect(world.router.tables()).toMatchObject({ invocations: 1 });
  world.clock.advance(5_000);
  expect(peer.take()).toEqual([[3, { message: expect.any(String) }, "wamp.error.timeout"]]);
  expect(world.router.tables()).toMatchObject({ invocations: 0 });
  const [invocation] = authenticator.take();
  expect(authenticator.ask([70, invocation?.[1], {}, ["user"]])).toEqual([]);
  expect(authenticator.end).toBeUndefined();
});

test("an authenticator sees no caller it could mistake for a session", async () => {
  authenticator.ask([64, 2, { disclose_caller: true }, "com.example.other"]);
  const watching = authenticator.ask([48, 3, {}, "wamp.session.count"]);
  await logIn(anonymous(), yields("guest"));
  expect(watching[0]?.[3]).toEqual([1]);
  expect(Object.keys(asked[0]?.[3] as object)).toEqual([]);
});

test("a realm that is not there lets nobody in", async () => {
  const authentication = [dynamicAnonymous({ procedure, realm: "nowhere" })];
  world = testRouter({ realms: [{ name: "realm1", authentication }, { name: "backend" }] });
  authenticator = await world.join({ realm: "backend" });
  expect(await logIn(anonymous(), yields("guest"))).toEqual(failed);
});
