import { acceptCryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { acceptTicket } from "@junctor/auth/ticket";
import { acceptWampcra, saltSecret } from "@junctor/auth/wampcra";
import type { WampcraUser } from "@junctor/auth/wampcra";
import { systemRandom } from "@junctor/core/runtime";
import { createRouter } from "@junctor/router";
import { listen } from "./listen.ts";
import type { ListeningRouter } from "./listen.ts";

const authrole = "user";

/** Who a client says it is, and how it proves it. */
export interface Credentials {
  readonly method: "ticket" | "wampcra" | "cryptosign";
  /** Cryptosign needs none: the router knows whose key it is. */
  readonly authid?: string;
  /** The ticket, the secret, or the private key in hexadecimal digits. */
  readonly secret: string;
}

/** A router that lets nobody in without a proof. */
export interface GuardedServer extends ListeningRouter {
  /** Each of them is right. */
  readonly credentials: readonly Credentials[];
}

/** Starts one, over WebSocket and RawSocket. */
export async function startGuardedServer(): Promise<GuardedServer> {
  const keys = generateKeyPair(systemRandom);
  const router = createRouter({ realms: [{ name: "realm1", authentication: await methods(keys.publicKey) }] });
  return {
    ...(await listen(router)),
    credentials: [
      { method: "ticket", authid: "joe", secret: "the ticket" },
      { method: "wampcra", authid: "joe", secret: "the secret" },
      { method: "wampcra", authid: "paula", secret: "the salted secret" },
      { method: "cryptosign", secret: keys.privateKey },
    ],
  };
}

async function methods(publicKey: string) {
  const salted = await saltSecret("the salted secret", { random: systemRandom, iterations: 1_000 });
  const craUsers = new Map<string, WampcraUser>([
    ["joe", { authrole, secret: "the secret" }],
    ["paula", { authrole, ...salted }],
  ]);
  return [
    acceptTicket({ users: (authid) => (authid === "joe" ? { authrole, ticket: "the ticket" } : undefined) }),
    acceptWampcra({ users: (authid) => craUsers.get(authid) }),
    acceptCryptosign({ users: (key) => (key === publicKey ? { authrole, authid: "joe" } : undefined) }),
  ];
}
