import { MAX_ID, MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "./raw-peer.ts";

/** The roles a scripted client claims unless it says otherwise: all four, with no features. */
export const allRoles = { publisher: {}, subscriber: {}, caller: {}, callee: {} } as const;

/** HELLO.Details of a client in all four roles that announces features for some of them. */
export function withFeatures(features: { readonly [role: string]: readonly string[] }): object {
  const announced = Object.entries(features).map(([role, names]) => [
    role,
    { features: Object.fromEntries(names.map((name) => [name, true])) },
  ]);
  return { roles: { ...allRoles, ...Object.fromEntries(announced) } };
}

/** Subscribes and returns the subscription id. */
export async function subscribe(peer: RawPeer, topic: string, options: object = {}): Promise<number> {
  const request = peer.request(T.SUBSCRIBE, options, topic);
  const subscribed = await peer.next(T.SUBSCRIBED);
  expect(subscribed).toEqual([T.SUBSCRIBED, request, expect.any(Number)]);
  return subscribed[2] as number;
}

/** Registers and returns the registration id. */
export async function register(peer: RawPeer, procedure: string, options: object = {}): Promise<number> {
  const request = peer.request(T.REGISTER, options, procedure);
  const registered = await peer.next(T.REGISTERED);
  expect(registered).toEqual([T.REGISTERED, request, expect.any(Number)]);
  return registered[2] as number;
}

/** Calls and takes the INVOCATION at the callee. Returns both request ids. */
export async function callThrough(
  caller: RawPeer,
  callee: RawPeer,
  procedure: string,
): Promise<{ call: number; invocation: number }> {
  const call = caller.request(T.CALL, {}, procedure);
  const invocation = await callee.next(T.INVOCATION);
  return { call, invocation: invocation[1] as number };
}

/**
 * Makes a request that changes nothing and takes its reply as the very next message:
 * whatever the router sent this peer before must have been taken already.
 */
export async function expectNothingMore(peer: RawPeer): Promise<void> {
  const request = peer.request(T.UNSUBSCRIBE, MAX_ID);
  await expectError(peer, { type: T.UNSUBSCRIBE, id: request }, "wamp.error.no_such_subscription");
}

/** Takes the ABORT for a protocol violation and then the end of the connection, with nothing after it. */
export async function expectViolation(peer: RawPeer): Promise<void> {
  const abort = await peer.next(T.ABORT);
  expect(abort[1]).toBeTypeOf("object");
  expect(abort[2]).toBe("wamp.error.protocol_violation");
  await peer.ended();
}

/** Takes the ERROR reply to a request; it may carry a payload. */
export async function expectError(peer: RawPeer, request: { type: number; id: number }, uri: string): Promise<void> {
  const error = await peer.next(T.ERROR);
  expect(error.slice(0, 5)).toEqual([T.ERROR, request.type, request.id, {}, uri]);
}
