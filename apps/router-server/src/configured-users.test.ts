import { afterEach, describe, expect, test } from "vitest";
import { anonymous } from "@junctor/auth";
import { cryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { scram, scramCredentials } from "@junctor/auth/scram";
import { hashTicket, ticket } from "@junctor/auth/ticket";
import { saltSecret, wampcra } from "@junctor/auth/wampcra";
import { connect } from "@junctor/client";
import { systemRandom } from "@junctor/core/runtime";
import { webSocket } from "@junctor/transport-websocket/node";
import type { RunningRouter } from "./running-router.ts";
import { startRouter } from "./start-router.ts";
import { withoutUndefined } from "./without-undefined.ts";

const realm = "com.example.app";
const running: RunningRouter[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()));
});

describe("the users of a configuration", () => {
  const roles = ["user", "guest"].map((name) => ({ name }));
  const { publicKey, privateKey } = generateKeyPair(systemRandom);

  async function startWithUsers(): Promise<string> {
    const [ticketHash, { secret, salting }, scramUser] = await Promise.all([
      hashTicket("t1cket", systemRandom, 1_000),
      saltSecret("s3cret", { random: systemRandom, iterations: 1_000 }),
      scramCredentials("passw0rd", { random: systemRandom, kdf: "pbkdf2", iterations: 4_096 }),
    ]);
    const users = [
      { authid: "tina", role: "user", ticketHash },
      { authid: "carla", role: "user", wampcra: { secret, ...withoutUndefined(salting) } },
      { authid: "sam", role: "user", scram: withoutUndefined(scramUser) },
      { authid: "kim", role: "user", publicKeys: [publicKey] },
    ];
    const methods = ["ticket", "wampcra", "wamp-scram", "cryptosign"] as const;
    const authentication = [...methods.map((method) => ({ method })), { method: "anonymous" as const, role: "guest" }];
    const configuration = { listeners: [{ port: 0 }], realms: [{ name: realm, roles, users, authentication }] };
    const router = await startRouter(configuration);
    running.push(router);
    return router.listeners[0]?.urls.webSocket ?? "";
  }

  test("join by the methods they have something for", async () => {
    const transport = webSocket(await startWithUsers());
    const logins = [
      ticket({ authid: "tina", ticket: "t1cket" }),
      wampcra({ authid: "carla", secret: "s3cret" }),
      scram({ authid: "sam", password: "passw0rd" }),
      cryptosign({ authid: "kim", privateKey }),
      anonymous(),
    ];
    const joined: unknown[] = [];
    for (const login of logins) {
      const { details } = await connect({ transport, realm, auth: [login] });
      joined.push([details.authmethod, details.authrole]);
    }
    expect(joined).toEqual([
      ["ticket", "user"],
      ["wampcra", "user"],
      ["wamp-scram", "user"],
      ["cryptosign", "user"],
      ["anonymous", "guest"],
    ]);
  });

  test("are denied with what is not theirs", async () => {
    const transport = webSocket(await startWithUsers());
    for (const login of [
      ticket({ authid: "tina", ticket: "s3cret" }),
      ticket({ authid: "carla", ticket: "s3cret" }),
      wampcra({ authid: "nobody", secret: "s3cret" }),
      cryptosign({ authid: "kim", privateKey: generateKeyPair(systemRandom).privateKey }),
    ]) {
      const joining = connect({ transport, realm, auth: [login] });
      await expect(joining).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
    }
  });
});
