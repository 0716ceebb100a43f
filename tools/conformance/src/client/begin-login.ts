import type { ClientAuthenticator } from "@junctor/auth";
import { LoginError } from "@junctor/client";
import { MessageType as T } from "@junctor/core";
import type { Connection } from "@junctor/core";
import { expect } from "vitest";
import { bytesOfHex } from "../peer/bytes.ts";
import { routerRoles } from "./client-world.ts";
import type { Attempt, ClientWorld } from "./client-world.ts";

/** The channel id of links that `beginBound` makes. */
export const channel = bytesOfHex("62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff");

/** What HELLO says of who is there. */
interface Said {
  readonly authmethods: readonly string[];
  readonly authid?: string;
  readonly authextra?: { readonly [key: string]: unknown };
}

/** Lets a client with these authenticators say HELLO. */
export async function begin(
  { connect }: ClientWorld,
  ...auth: ClientAuthenticator[]
): Promise<Attempt & { said: Said }> {
  const attempt = await connect({ auth });
  return { ...attempt, said: (await attempt.router.next(T.HELLO))[2] as Said };
}

/** As `begin`, over a link that has a channel id. */
export async function beginBound(
  { connect }: ClientWorld,
  auth: ClientAuthenticator,
): Promise<Attempt & { said: Said }> {
  const attempt = await connect({ auth: [auth] }, bound);
  return { ...attempt, said: (await attempt.router.next(T.HELLO))[2] as Said };
}

function bound(connection: Connection): Connection {
  const channelBinding = (type: string): Uint8Array | undefined => (type === "tls-exporter" ? channel : undefined);
  return Object.defineProperty(connection, "peer", { value: { ...connection.peer, channelBinding } });
}

/** Lets the client in. */
export async function welcome({ router, joining }: Attempt, details: object = {}): Promise<void> {
  router.send(T.WELCOME, 4711, { roles: routerRoles, ...details });
  await joining;
}

/** The client gives up with ABORT, and its user learns why. */
export async function expectGivenUp({ router, joining }: Attempt): Promise<void> {
  expect(await router.next(T.ABORT)).toEqual([
    T.ABORT,
    { message: expect.any(String) },
    "wamp.error.authentication_failed",
  ]);
  await expect(joining).rejects.toBeInstanceOf(LoginError);
  await router.ended();
}
