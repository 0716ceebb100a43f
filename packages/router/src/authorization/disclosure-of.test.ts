import { describe, expect, test } from "vitest";
import type { DisclosurePolicy } from "../disclosure.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { joinAs, realmWith } from "./authorization.test-support.ts";
import type { RoleOptions } from "./role.ts";

const everything = { call: true, register: true, publish: true, subscribe: true };
const disallowed = "wamp.error.option_disallowed.disclose_me";

/** Users whose policy the realm, their role and two of their permissions say; servers are as the realm says. */
function roles(ofRole: DisclosurePolicy | undefined): RoleOptions[] {
  const both = (policy: DisclosurePolicy): object => ({ disclosure: { caller: policy, publisher: policy } });
  const user = {
    name: "user",
    permissions: [
      { uri: "", match: "prefix", allow: everything },
      { uri: "com.always", allow: everything, ...both("always") },
      { uri: "com.never", allow: everything, ...both("never") },
    ],
  } as RoleOptions;
  const server: RoleOptions = { name: "server", permissions: [{ uri: "", match: "prefix", allow: everything }] };
  return [{ ...user, ...(ofRole === undefined ? {} : both(ofRole)) }, server];
}

interface Pair {
  readonly user: RawPeer;
  readonly server: RawPeer;
}

/** A server that registered and subscribed to every topic, and a user. */
async function meet(ofRole: DisclosurePolicy | undefined, ofRealm: DisclosurePolicy, wish: object): Promise<Pair> {
  const realm = realmWith({ roles: roles(ofRole), disclosure: { caller: ofRealm, publisher: ofRealm } });
  const [user, server] = [await joinAs(realm, "user"), await joinAs(realm, "server")];
  server.ask([64, 1, { match: "prefix", ...wish }, ""], [32, 2, { match: "prefix" }, ""]);
  return { user, server };
}

/** Whether the server learns who calls and publishes; or the error if the wish is refused. */
function told({ user, server }: Pair, uri: string, options: object): unknown[] {
  const replies = user.ask([48, 1, options, uri], [16, 2, { acknowledge: true, ...options }, uri]);
  const errors = replies.filter((message) => message[0] === 8).map((message) => message[4]);
  if (errors.length > 0) return errors;
  return server.take().map((message) => {
    const { caller, publisher } = message[3] as { caller?: number; publisher?: number };
    return (caller ?? publisher) === user.session;
  });
}

describe("who calls and publishes", () => {
  test.each([
    { uri: "com.other", ofRealm: "never", ofRole: undefined, asks: true, expected: [disallowed, disallowed] },
    { uri: "com.other", ofRealm: "never", ofRole: "allow", asks: true, expected: [true, true] },
    { uri: "com.other", ofRealm: "never", ofRole: "always", asks: false, expected: [true, true] },
    { uri: "com.other", ofRealm: "always", ofRole: undefined, asks: false, expected: [true, true] },
    { uri: "com.other", ofRealm: "always", ofRole: "never", asks: false, expected: [false, false] },
    { uri: "com.other", ofRealm: "always", ofRole: "never", asks: true, expected: [disallowed, disallowed] },
    { uri: "com.always", ofRealm: "never", ofRole: "never", asks: false, expected: [true, true] },
    { uri: "com.never", ofRealm: "always", ofRole: "always", asks: false, expected: [false, false] },
    { uri: "com.never", ofRealm: "always", ofRole: "always", asks: true, expected: [disallowed, disallowed] },
  ] as const)(
    "is told as the permission says, else the role, else the realm (%o)",
    async ({ uri, ofRealm, ofRole, asks, expected }) => {
      const pair = await meet(ofRole, ofRealm, {});
      expect(told(pair, uri, asks ? { disclose_me: true } : {})).toEqual(expected);
    },
  );

  test("is not told to a callee that wants to know where the caller's policy is never (AP-CID-04)", async () => {
    const pair = await meet(undefined, "allow", { disclose_caller: true });
    expect(told(pair, "com.never", {})[0]).toBe(false);
    const other = await meet(undefined, "allow", { disclose_caller: true });
    expect(told(other, "com.other", {})[0]).toBe(true);
  });

  test("is never promised to a callee whose own policy is never", async () => {
    const { user } = await meet(undefined, "allow", {});
    expect(user.ask([64, 1, { disclose_caller: true }, "com.never"])[0]?.[4]).toBe(disallowed);
    expect(user.ask([64, 2, { disclose_caller: true }, "com.other"])[0]?.[0]).toBe(65);
  });
});
