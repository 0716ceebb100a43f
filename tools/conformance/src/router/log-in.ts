import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles } from "../peer/requests.ts";
import type { RouterWorld } from "./router-world.ts";

/** What HELLO says of who is there. */
export interface Claim {
  /** Default: `guarded`. */
  readonly realm?: string;
  readonly authmethods: readonly string[];
  readonly authid?: string;
  readonly authextra?: object;
}

/** A peer that got CHALLENGE, and what it says. */
export interface Challenged {
  readonly peer: RawPeer;
  readonly extra: { readonly [key: string]: unknown };
}

/** Sends HELLO and takes the CHALLENGE of the method that is offered first. */
export async function challenge({ connect }: Pick<RouterWorld, "connect">, claim: Claim): Promise<Challenged> {
  const peer = await connect();
  sayHello(peer, claim);
  const message = await peer.next(T.CHALLENGE);
  expect(message).toEqual([T.CHALLENGE, claim.authmethods[0], expect.any(Object)]);
  return { peer, extra: message[2] as Challenged["extra"] };
}

/** Sends HELLO. */
export function sayHello(peer: RawPeer, { realm = "guarded", ...claim }: Claim): void {
  peer.send(T.HELLO, realm, { roles: allRoles, ...claim });
}

/** Sends AUTHENTICATE and takes WELCOME, whose details it gives with the session id. */
export async function welcome(
  peer: RawPeer,
  signature: string,
  extra: object = {},
): Promise<{ readonly session: unknown; readonly details: { readonly [key: string]: unknown } }> {
  peer.send(T.AUTHENTICATE, signature, extra);
  const [, session, details] = await peer.next(T.WELCOME);
  return { session, details: details as { readonly [key: string]: unknown } };
}

/** Sends AUTHENTICATE, which has to be denied as every denial is. */
export async function expectDenial(peer: RawPeer, signature: string, extra: object = {}): Promise<void> {
  peer.send(T.AUTHENTICATE, signature, extra);
  expect(await peer.next(T.ABORT)).toEqual([
    T.ABORT,
    { message: "authentication denied" },
    "wamp.error.authentication_denied",
  ]);
  await peer.ended();
}
