import { generateKeyPairSync, sign } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClientAuthenticator } from "@junctor/auth";
import { cryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { jwt } from "@junctor/auth/jwt";
import { scram, scramCredentials } from "@junctor/auth/scram";
import { hashTicket, ticket } from "@junctor/auth/ticket";
import { saltSecret, wampcra } from "@junctor/auth/wampcra";
import { connect } from "@junctor/client";
import { json } from "@junctor/core/json";
import { systemRandom } from "@junctor/core/runtime";
import { webSocket } from "@junctor/transport-websocket/node";
import { parseConfiguration } from "./configuration/read-configuration.ts";
import { createLogger } from "./log/create-logger.ts";
import { recording } from "./recording-transport.test-support.ts";
import type { RunningRouter } from "./running-router.ts";
import { startRouter } from "./start-router.ts";

const realm = "com.example.app";
const issuer = generateKeyPairSync("ec", { namedCurve: "P-256" });
const [known, routerKeys] = [generateKeyPair(systemRandom), generateKeyPair(systemRandom)];
const [ticketHash, salted, credentials] = await Promise.all([
  hashTicket("canary-hashed", systemRandom, 1_000),
  saltSecret("canary-salted", { random: systemRandom, iterations: 1_000 }),
  scramCredentials("canary-scram", { random: systemRandom, kdf: "pbkdf2", iterations: 4_096 }),
]);
const token = signToken({ sub: "joe", role: "user", exp: 4_000_000_000 });

/** What must never be seen outside the proof it belongs to, or the configuration. */
const secrets = [
  "canary-",
  known.privateKey,
  routerKeys.privateKey,
  ticketHash.split("$").at(-1) ?? "",
  salted.secret,
  credentials.storedKey,
  credentials.serverKey,
  token.split(".").at(-1) ?? "",
];

const environment = {
  PLAIN: "canary-plain",
  CRA: "canary-cra",
  DECOY: "canary-decoy",
  ROUTER_KEY: routerKeys.privateKey,
};

/** Everything that names a secret, for realms that take one method each. */
function configurationText(): string {
  const users = [
    { authid: "plain", role: "user", ticket: "${PLAIN}" },
    {
      authid: "joe",
      role: "user",
      ticketHash,
      wampcra: { secret: salted.secret, ...salted.salting },
      scram: credentials,
    },
    { authid: "cra", role: "user", wampcra: { secret: "${CRA}" } },
    { authid: "kim", role: "user", publicKeys: [known.publicKey] },
  ];
  const keys = JSON.stringify({ keys: [issuer.publicKey.export({ format: "jwk" })] });
  const methods = [
    { method: "ticket" },
    { method: "wampcra" },
    { method: "wamp-scram" },
    { method: "cryptosign", privateKey: "${ROUTER_KEY}" },
    { method: "jwt", issuer: "https://id.example.com", audience: "app", keys },
  ];
  const decoySecret = "${DECOY}";
  const realms = [
    { name: realm, authentication: methods, users, decoySecret },
    { name: "com.example.asked", authentication: [{ method: "ticket", procedure: "com.example.ask", realm }] },
  ];
  const listeners = [{ port: 0, status: ["health", "metrics"] }];
  return JSON.stringify({ listeners, realms, logging: { level: "debug" }, limits: { maxFailedLoginsPerUser: 1_000 } });
}

function signToken(claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claimed = { iss: "https://id.example.com", aud: "app", ...claims };
  const text = `${encode({ alg: "ES256" })}.${encode(claimed)}`;
  const key = { key: issuer.privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

/** Right and wrong proofs of each method. */
const logins: readonly [string, (isRight: boolean) => ClientAuthenticator][] = [
  ["ticket", (isRight) => ticket({ authid: "plain", ticket: isRight ? "canary-plain" : "canary-wrong" })],
  ["hashed ticket", (isRight) => ticket({ authid: "joe", ticket: isRight ? "canary-hashed" : "canary-wrong" })],
  ["wampcra", (isRight) => wampcra({ authid: "cra", secret: isRight ? "canary-cra" : "canary-wrong" })],
  ["salted wampcra", (isRight) => wampcra({ authid: "joe", secret: isRight ? "canary-salted" : "canary-wrong" })],
  ["wamp-scram", (isRight) => scram({ authid: "joe", password: isRight ? "canary-scram" : "canary-wrong" })],
  ["cryptosign", (isRight) => cryptosign({ privateKey: isRight ? known.privateKey : "cd".repeat(32) })],
  ["jwt", (isRight) => jwt({ token: isRight ? token : `${token.slice(0, -8)}AAAAAAAA` })],
];

let router: RunningRouter;
let output: string[];
let received: string[];

beforeEach(async () => {
  [output, received] = [[], []];
  const write = (line: string): void => void output.push(line);
  const loggers = (["text", "json"] as const).map((format) => createLogger({ level: "debug", format }, write));
  const all = (level: "debug" | "info" | "warn" | "error") => (event: string, fields?: object) => {
    for (const logger of loggers) logger[level](event, fields as never);
  };
  const logger = { debug: all("debug"), info: all("info"), warn: all("warn"), error: all("error") };
  router = await startRouter(parse(configurationText()), { logger });
});

afterEach(() => router.close());

function parse(text: string) {
  return parseConfiguration(text, { file: "junctor.yaml", environment, readFile: () => "canary-file" });
}

/** Joins, and tells how that ended; what the router sends is written down. */
async function logIn(auth: ClientAuthenticator, to = realm) {
  const transport = recording(webSocket(router.listeners[0]?.urls.webSocket ?? ""), received);
  return connect({ transport, realm: to, auth: [auth], serializers: [json()] });
}

async function metrics(): Promise<string> {
  return (await fetch(new URL("/metrics", router.listeners[0]?.urls.page))).text();
}

function secretsIn(...texts: string[]): string[] {
  const all = texts.join("\n");
  return secrets.filter((secret) => all.includes(secret));
}

describe("secrets are seen nowhere", () => {
  test.each(logins)("of logins by %s, right and wrong", async (_method, authenticator) => {
    const session = await logIn(authenticator(true));
    await expect(logIn(authenticator(false))).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
    const { args } = await session.call("wamp.session.list");
    for (const id of args[0] as number[]) await session.call("wamp.session.get", [id]);
    await session.subscribe("wamp.session.on_join", () => {});
    await (await logIn(authenticator(true))).leave();
    await session.leave();
    expect(received.length).toBeGreaterThan(6);
    expect(output.length).toBeGreaterThan(4);
    expect(secretsIn(...received, ...output, await metrics())).toEqual([]);
  });

  test.each([
    ["throws", () => Promise.reject(new Error("canary-boom"))],
    ["answers what is no answer", () => Promise.resolve({ role: 7, ticket: "canary-boom" })],
    ["denies", () => Promise.resolve(null)],
  ])("when a procedure that is asked for a ticket %s", async (_what, answer) => {
    const authenticator = await logIn(ticket({ authid: "plain", ticket: "canary-plain" }));
    await authenticator.register("com.example.ask", answer);
    // From here on it is told the ticket, as it has to be.
    const told = received.length;
    const joining = logIn(ticket({ authid: "joe", ticket: "canary-asked" }), "com.example.asked");
    await expect(joining).rejects.toMatchObject({ uri: expect.stringContaining("authentication") as string });
    const others = received.slice(told).filter((message) => !message.startsWith("[68,"));
    expect(others.length).toBeGreaterThan(1);
    expect(secretsIn(...others, ...output, await metrics())).toEqual([]);
  });

  test("when the configuration is read again, and is wrong or cannot be put into force", async () => {
    const wrong = configurationText().replace('"role":"user"', '"role":"${PLAIN}","rolle":1');
    const unknown = configurationText().replace('"role":"user"', '"role":"${PLAIN}"').replace("{", '{"canary":1,');
    const fixed = parse(configurationText().replace('"limits":{', '"limits":{"maxCalls":7,'));
    const refused = await router.reload(fixed).then(
      () => "",
      (error: Error) => error.message,
    );
    const said = [refused, messageOf(wrong), messageOf(unknown)];
    expect(said[0]).toContain("cannot change while the router runs");
    expect(said.slice(1)).toEqual([expect.stringContaining("rolle"), expect.stringContaining("there is no such key")]);
    expect(secretsIn(...said, ...output)).toEqual([]);
  });
});

function messageOf(text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    return String(error);
  }
}

/** What came, without what is random, and without the name that was sent. */
function masked(messages: readonly string[], name: string): string[] {
  return messages.map((message) =>
    message
      .replaceAll(name, "<name>")
      .replaceAll(/(\\?"(?:nonce|salt|challenge|timestamp)\\?":\\?")[^{"\\]+/g, "$1<random>")
      .replaceAll(/(\\?"session\\?":)\d+/g, "$1<random>"),
  );
}

test.each([
  ["ticket", (authid: string) => ticket({ authid, ticket: "wrong" }), "plain"],
  ["hashed ticket", (authid: string) => ticket({ authid, ticket: "wrong" }), "joe"],
  ["wampcra", (authid: string) => wampcra({ authid, secret: "wrong" }), "joe"],
  ["wamp-scram", (authid: string) => scram({ authid, password: "wrong" }), "joe"],
])("by %s, who does not exist gets octet for octet what a wrong secret gets", async (_method, login, exists) => {
  await expect(logIn(login(exists))).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
  const ofWrong = received.splice(0);
  await expect(logIn(login("nobody"))).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
  expect(ofWrong).toHaveLength(2);
  expect(masked(received, "nobody")).toEqual(masked(ofWrong, exists));
});
