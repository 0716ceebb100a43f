import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "./raw-peer.ts";
import { allRoles } from "./requests.ts";

/** A scripted client that knows who it is. */
export interface KnownPeer {
  readonly peer: RawPeer;
  /** From WELCOME. */
  readonly session: unknown;
  /** What others may learn of it. */
  readonly details: { readonly [key: string]: unknown };
}

/** Joins a realm and keeps what WELCOME says. */
export async function introduce(peer: RawPeer, realm: string, authmethods?: readonly string[]): Promise<KnownPeer> {
  peer.send(T.HELLO, realm, authmethods === undefined ? { roles: allRoles } : { roles: allRoles, authmethods });
  const [, session, welcome] = await peer.next(T.WELCOME);
  const { authid, authrole, authmethod, authprovider } = welcome as { [key: string]: unknown };
  return { peer, session, details: { session, authid, authrole, authmethod, authprovider } };
}

/** Calls and returns the payload of the RESULT, which is the very next message. */
export async function ask(peer: RawPeer, procedure: string, ...payload: unknown[]): Promise<unknown[]> {
  const request = peer.request(T.CALL, {}, procedure, ...payload);
  const result = await peer.next(T.RESULT);
  expect(result.slice(0, 3)).toEqual([T.RESULT, request, {}]);
  return result.slice(3);
}

/** Calls and takes the ERROR, which is the very next message. */
export async function askInVain(
  peer: RawPeer,
  error: string,
  ...[procedure, ...payload]: [procedure: string, ...payload: unknown[]]
): Promise<void> {
  const request = peer.request(T.CALL, {}, procedure, ...payload);
  expect((await peer.next(T.ERROR)).slice(0, 5)).toEqual([T.ERROR, T.CALL, request, {}, error]);
}

/** Takes the next message, an EVENT of this subscription, and returns its arguments. */
export async function nextEvent(peer: RawPeer, subscription: number): Promise<unknown> {
  const event = await peer.next(T.EVENT);
  expect(event.slice(0, 4)).toEqual([T.EVENT, subscription, expect.anything(), expect.any(Object)]);
  return event[4];
}
