import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { paula, peter } from "../peer/accounts.ts";
import { craSignature } from "../peer/cryptography.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, welcome } from "./log-in.ts";
import type { RouterWorld } from "./router-world.ts";

const authmethods = ["wampcra"];
const textOf = (extra: { readonly [key: string]: unknown }): string => extra["challenge"] as string;

/** How a router checks signatures with a shared secret. */
export const wampcra: readonly Scenario<RouterWorld>[] = [
  scenario(
    "the challenge says who is to join, when, and as which session",
    ["AP-CRA-02", "AP-CRA-03", "AP-CRA-04", "AP-CRA-08", "AP-MSG-01"],
    async (world) => {
      const before = Date.now();
      const { peer, extra } = await challenge(world, { authmethods, authid: peter.authid });
      expect(extra).toEqual({ challenge: expect.any(String) });
      const said = JSON.parse(textOf(extra)) as { readonly [key: string]: unknown };
      expect(said).toEqual({
        authid: "peter",
        authrole: "user",
        authmethod: "wampcra",
        authprovider: "userdb",
        nonce: expect.any(String),
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        session: expect.any(Number),
      });
      expect(Date.parse(said["timestamp"] as string)).toBeGreaterThanOrEqual(before);
      const { session, details } = await welcome(peer, craSignature(peter.secret, textOf(extra)));
      expect(session).toBe(said["session"]);
      expect(details).toMatchObject({
        authid: "peter",
        authrole: "user",
        authmethod: "wampcra",
        authprovider: "userdb",
      });
    },
  ),

  scenario("a signature is good for one challenge", ["AP-CRA-04", "AP-CRA-08"], async (world) => {
    const claim = { authmethods, authid: peter.authid };
    const [one, other] = [await challenge(world, claim), await challenge(world, claim)];
    expect(textOf(one.extra)).not.toBe(textOf(other.extra));
    const signature = craSignature(peter.secret, textOf(one.extra));
    await expectDenial(other.peer, signature);
    await welcome(one.peer, signature);
    one.peer.send(T.AUTHENTICATE, signature, {});
    expect((await one.peer.next(T.ABORT))[2]).toBe("wamp.error.protocol_violation");
  }),

  scenario("a salted secret is proven by its key", ["AP-CRA-06", "AP-CRA-08"], async (world) => {
    const claim = { authmethods, authid: paula.authid };
    const [right, wrong] = [await challenge(world, claim), await challenge(world, claim)];
    expect(right.extra).toEqual({ challenge: expect.any(String), salt: "salt123", iterations: 1_000, keylen: 32 });
    await welcome(right.peer, craSignature(paula.key, textOf(right.extra)));
    await expectDenial(wrong.peer, craSignature("secret1", textOf(wrong.extra)));
  }),

  scenario("wrong signatures, and users that do not exist, are denied alike", ["AP-CRA-08"], async (world) => {
    const { peer, extra } = await challenge(world, { authmethods, authid: peter.authid });
    await expectDenial(peer, craSignature("secret2", textOf(extra)));
    const nobody = await challenge(world, { authmethods, authid: "nobody" });
    expect(Object.keys(nobody.extra)).toEqual(["challenge"]);
    await expectDenial(nobody.peer, craSignature("", textOf(nobody.extra)));
  }),
];
