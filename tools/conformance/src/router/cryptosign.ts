import { MessageType as T } from "@junctor/core";
import type { Connection } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { expect } from "vitest";
import { client01, nameless, routerKey, stranger, user } from "../peer/accounts.ts";
import { bytesOfHex } from "../peer/bytes.ts";
import { ed25519Key, xor } from "../peer/cryptography.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { scramMessage, scramProof } from "../peer/scram-exchange.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { challenge, expectDenial, sayHello, welcome } from "./log-in.ts";
import type { Challenged, Claim } from "./log-in.ts";
import { realms } from "./realms.ts";
import type { RouterWorld } from "./router-world.ts";

const channel = bytesOfHex("62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff");

function claimOf(pubkey: string, more: object = {}): Claim {
  return { authmethods: ["cryptosign"], authextra: { pubkey, ...more } };
}

function octetsOf({ extra }: Challenged): Uint8Array {
  return bytesOfHex(extra["challenge"] as string);
}

/** A router whose links have the channel id, as TLS would give it. */
function boundWorld({ serializer }: RouterWorld): Pick<RouterWorld, "connect"> {
  const router = createRouter({ realms });
  const transport = memoryTransport((connection) => router.accept(bound(connection)));
  return { connect: async () => new RawPeer(await transport.connect({ serializers: [serializer] })) };
}

function bound(connection: Connection): Connection {
  const channelBinding = (type: string): Uint8Array | undefined => (type === "tls-exporter" ? channel : undefined);
  return Object.defineProperty(connection, "peer", { value: { ...connection.peer, channelBinding } });
}

/** How a router checks signatures with a public key, and signs with its own. */
export const cryptosign: readonly Scenario<RouterWorld>[] = [
  scenario(
    "a key the router knows opens a session under the name it knows it by",
    ["AP-CSIGN-02", "AP-CSIGN-03", "AP-CSIGN-06", "AP-MSG-01"],
    async (world) => {
      const begun = await challenge(world, claimOf(client01.key.publicKey));
      expect(begun.extra).toEqual({ challenge: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const { details } = await welcome(begun.peer, client01.key.signed(octetsOf(begun)));
      const identity = { authid: client01.authid, authrole: "user", authmethod: "cryptosign" };
      expect(details).toMatchObject(identity);
      const named = await challenge(world, { ...claimOf(client01.key.publicKey), authid: client01.authid });
      expect((await welcome(named.peer, client01.key.signed(octetsOf(named)))).details).toMatchObject(identity);
    },
  ),

  scenario("a key without a name is the name", ["AP-CSIGN-02"], async (world) => {
    const begun = await challenge(world, claimOf(nameless.key.publicKey.toUpperCase()));
    const { details } = await welcome(begun.peer, nameless.key.signed(octetsOf(begun)));
    expect(details).toMatchObject({ authid: nameless.key.publicKey });
    const pretender = await challenge(world, { ...claimOf(nameless.key.publicKey), authid: client01.authid });
    await expectDenial(pretender.peer, nameless.key.signed(octetsOf(pretender)));
  }),

  scenario("challenges are never the same, for anybody", ["AP-CSIGN-03", "AP-CSIGN-06"], async (world) => {
    const seen = new Set<unknown>();
    for (const { publicKey } of [client01.key, client01.key, stranger.key]) {
      seen.add((await challenge(world, claimOf(publicKey))).extra["challenge"]);
    }
    expect(seen.size).toBe(3);
    const [one, other] = [
      await challenge(world, claimOf(client01.key.publicKey)),
      await challenge(world, claimOf(client01.key.publicKey)),
    ];
    await expectDenial(other.peer, client01.key.signed(octetsOf(one)));
  }),

  ...[
    { what: "of another message", signature: () => client01.key.signed(new Uint8Array(32)) },
    { what: "by another key", signature: (message: Uint8Array) => stranger.key.signed(message) },
    { what: "without the message", signature: (message: Uint8Array) => client01.key.signed(message).slice(0, 128) },
    {
      what: "before another message",
      signature: (message: Uint8Array) => client01.key.signed(message).slice(0, 128) + "00".repeat(32),
    },
    { what: "that is no hexadecimal", signature: () => "zz".repeat(96) },
  ].map(({ what, signature }) =>
    scenario<RouterWorld>(`a signature ${what} is denied`, ["AP-CSIGN-06"], async (world) => {
      const begun = await challenge(world, claimOf(client01.key.publicKey));
      await expectDenial(begun.peer, signature(octetsOf(begun)));
    }),
  ),

  scenario("a key nobody has is denied by its answer, not before", ["AP-CSIGN-03"], async (world) => {
    const begun = await challenge(world, claimOf(stranger.key.publicKey));
    await expectDenial(begun.peer, stranger.key.signed(octetsOf(begun)));
  }),

  scenario("a router that is asked to proves who it is", ["AP-CSIGN-12"], async (world) => {
    const own = ed25519Key(routerKey);
    const theirs = "bbae60ea44cdd7b20dc7010a618b0f0803fab25a817520b4b7f057299b524deb";
    const claim = claimOf(client01.key.publicKey, { challenge: theirs });
    const { extra } = await challenge(world, claim);
    expect(extra).toMatchObject({ pubkey: own.publicKey, signature: own.signed(bytesOfHex(theirs)) });
    const bindingClaim = claimOf(client01.key.publicKey, { challenge: theirs, channel_binding: "tls-exporter" });
    const { extra: overTls } = await challenge(boundWorld(world), bindingClaim);
    expect(overTls["signature"]).toBe(own.signed(xor(bytesOfHex(theirs), channel)));
  }),

  scenario("a login may be bound to its channel", ["AP-CSIGN-08"], async (world) => {
    const claim = claimOf(client01.key.publicKey, { channel_binding: "tls-exporter" });
    const [right, wrong] = [await challenge(boundWorld(world), claim), await challenge(boundWorld(world), claim)];
    expect(right.extra).toMatchObject({ channel_binding: "tls-exporter" });
    await expectDenial(wrong.peer, client01.key.signed(octetsOf(wrong)));
    await welcome(right.peer, client01.key.signed(xor(octetsOf(right), channel)));
  }),

  ...["tls-unique", "tls-exporter", "x-unknown"].map((type) =>
    scenario<RouterWorld>(`a binding ${type} that the link has not is left out`, ["AP-CSIGN-09"], async (world) => {
      const begun = await challenge(world, claimOf(client01.key.publicKey, { channel_binding: type }));
      expect(Object.keys(begun.extra)).toEqual(["challenge"]);
      await welcome(begun.peer, client01.key.signed(octetsOf(begun)));
    }),
  ),

  ...[{ pubkey: "00" }, { pubkey: client01.key.publicKey, challenge: "00" }].map((authextra) =>
    scenario<RouterWorld>(
      `HELLO with authextra ${JSON.stringify(authextra)} breaks the protocol`,
      ["AP-CSIGN-03"],
      async (world) => {
        const peer = await world.connect();
        sayHello(peer, { authmethods: ["cryptosign"], authextra });
        expect((await peer.next(T.ABORT))[2]).toBe("wamp.error.protocol_violation");
        await peer.ended();
      },
    ),
  ),

  scenario("SCRAM is bound to its channel too", ["AP-SCRAM-10", "AP-SCRAM-17"], async (world) => {
    const clientNonce = "egVDf3DMJh0=";
    const authextra = { nonce: clientNonce, channel_binding: "tls-exporter" };
    const claim: Claim = { authmethods: ["wamp-scram"], authid: user.authid, authextra };
    const { peer, extra } = await challenge(boundWorld(world), claim);
    const { nonce, salt, iterations } = extra as { nonce: string; salt: string; iterations: number };
    const data = Buffer.from(channel);
    const binding = Buffer.concat([Buffer.from("p=tls-exporter,,"), data]).toString("base64");
    const message = scramMessage({ authid: user.authid, clientNonce, nonce, salt, iterations, binding });
    const told = { nonce, channel_binding: "tls-exporter", cbind_data: data.toString("base64") };
    await welcome(peer, scramProof(user.secrets, message), told);
    const again = await challenge(boundWorld(world), claim);
    const elsewhere = { ...told, nonce: again.extra["nonce"], cbind_data: Buffer.alloc(32).toString("base64") };
    await expectDenial(again.peer, scramProof(user.secrets, message), elsewhere);
  }),
];
