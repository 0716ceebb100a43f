import { MessageType as T } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { expect } from "vitest";
import { joe, stranger } from "../peer/accounts.ts";
import { HandClock } from "../peer/hand-clock.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { expectViolation } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, sayHello, welcome } from "./log-in.ts";
import { realms } from "./realms.ts";
import type { RouterWorld } from "./router-world.ts";

const byTicket = { authmethods: ["ticket"], authid: joe.authid };

/** Claims that lead nowhere, and why. */
// oxfmt-ignore
const refusals = [
  { what: "nothing, where something has to be proven", realm: "guarded", authmethods: [], reason: "wamp.error.authentication_required", ids: ["AP-AUTH-07"] },
  { what: "anonymous, where something has to be proven", realm: "guarded", authmethods: ["anonymous"], reason: "wamp.error.authentication_required", ids: ["AP-AUTH-07"] },
  { what: "methods the realm does not accept", realm: "guarded", authmethods: ["kerberos", "x509"], reason: "wamp.error.no_matching_auth_method", ids: ["AP-AUTH-04"] },
  { what: "a method it cannot use", realm: "guarded", authmethods: ["ticket"], reason: "wamp.error.no_matching_auth_method", ids: ["AP-AUTH-04"] },
  { what: "whatever, to an authenticator that fails", realm: "broken.lock", authmethods: ["ticket"], reason: "wamp.error.authentication_failed", ids: ["AP-AUTH-07"] },
];

/** How a router finds out who joins, by tickets and in general. */
export const authentication: readonly Scenario<RouterWorld>[] = [
  scenario(
    "the right ticket opens a session that knows who it is",
    ["AP-AUTH-01", "AP-AUTH-05", "AP-TICKET-02", "AP-TICKET-04", "AP-MSG-01"],
    async (world) => {
      const { peer, extra } = await challenge(world, byTicket);
      expect(extra).toEqual({});
      const { details } = await welcome(peer, joe.ticket);
      const identity = { authid: "joe", authrole: "user", authmethod: "ticket", authprovider: "static" };
      expect(details).toMatchObject({ ...identity, realm: "guarded" });
    },
  ),

  scenario(
    "a wrong ticket and a user that does not exist get the same ABORT",
    ["AP-AUTH-01", "AP-AUTH-07", "AP-TICKET-04"],
    async (world) => {
      const { peer: wrong } = await challenge(world, byTicket);
      await expectDenial(wrong, `${joe.ticket}!`);
      const { peer: nobody } = await challenge(world, { ...byTicket, authid: "nobody" });
      await expectDenial(nobody, joe.ticket);
      await world.until(({ sessions }) => sessions === 0);
    },
  ),

  ...refusals.map(({ what, reason, ids, ...claim }) =>
    scenario<RouterWorld>(`offering ${what}, is refused by ABORT ${reason}`, ids, async ({ connect }) => {
      const peer = await connect();
      sayHello(peer, claim);
      expect((await peer.next(T.ABORT))[2]).toBe(reason);
      await peer.ended();
    }),
  ),

  scenario("a method that is of no use is passed over", ["AP-AUTH-04"], async ({ connect }) => {
    const peer = await connect();
    sayHello(peer, { realm: "half.guarded", authmethods: ["x509", "ticket", "anonymous"] });
    const [, , details] = await peer.next(T.WELCOME);
    expect(details).toMatchObject({ authmethod: "anonymous", authrole: "guest" });
  }),

  scenario("of what is offered, the router's order decides", ["AP-AUTH-04"], async ({ connect }) => {
    const peer = await connect();
    const authextra = { pubkey: stranger.key.publicKey, nonce: "AAAA" };
    sayHello(peer, { authmethods: ["cryptosign", "wamp-scram", "wampcra", "ticket"], authid: "joe", authextra });
    expect((await peer.next(T.CHALLENGE))[1]).toBe("ticket");
  }),

  ...[
    { what: "another HELLO", message: [T.HELLO, "realm1", { roles: { caller: {} } }] },
    { what: "a request", message: [T.SUBSCRIBE, 1, {}, "com.example.topic"] },
    { what: "GOODBYE", message: [T.GOODBYE, {}, "wamp.close.close_realm"] },
  ].map(({ what, message }) =>
    scenario<RouterWorld>(`whoever is challenged may not send ${what}`, ["AP-AUTH-01"], async (world) => {
      const { peer } = await challenge(world, byTicket);
      peer.send(...message);
      await expectViolation(peer);
    }),
  ),

  scenario("AUTHENTICATE is sent once", ["AP-AUTH-01"], async (world) => {
    const { peer } = await challenge(world, byTicket);
    await welcome(peer, joe.ticket);
    peer.send(T.AUTHENTICATE, joe.ticket, {});
    await expectViolation(peer);
  }),

  scenario("AUTHENTICATE that does not come in time is answered by ABORT", ["AP-AUTH-08"], async ({ serializer }) => {
    const clock = new HandClock();
    const transport = memoryTransport(createRouter({ realms, clock }).accept);
    const connect = async () => new RawPeer(await transport.connect({ serializers: [serializer] }));
    const [late, early] = [await challenge({ connect }, byTicket), await challenge({ connect }, byTicket)];
    clock.advance(9_999);
    await welcome(early.peer, joe.ticket);
    clock.advance(1);
    expect((await late.peer.next(T.ABORT))[2]).toBe("wamp.error.timeout");
    clock.advance(1_000);
    await late.peer.ended();
  }),
];
