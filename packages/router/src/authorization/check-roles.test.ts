import { expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";
import type { Permission, RoleOptions } from "./role.ts";

const user = (permission: object): RoleOptions[] => [{ name: "user", permissions: [permission as Permission] }];

test.each([
  [[{ name: "" }], "a role needs a name"],
  [[{ name: "user" }, { name: "user" }], 'there are two roles "user"'],
  [user({}), 'role "user", permission for exact "undefined": no valid exact pattern'],
  [user({ uri: "com..a" }), 'role "user", permission for exact "com..a": no valid exact pattern'],
  [user({ uri: "com..a", match: "prefix" }), 'role "user", permission for prefix "com..a": no valid prefix pattern'],
  [user({ uri: "a", match: "suffix" }), 'match may be "exact", "prefix" or "wildcard"'],
  [user({ uri: "a", allow: { cal: true } }), "allow.cal is none of call, register, publish, subscribe"],
  [user({ uri: "a", allow: { call: "yes" } }), "allow.call is no boolean"],
  [user({ uri: "a", disclosure: { callee: "never" } }), "disclosure.callee is neither caller nor publisher"],
  [user({ uri: "a", disclosure: { caller: true } }), 'disclosure.caller may be "allow", "never" or "always"'],
  [user({ uri: "a", history: 1 }), "history is no boolean"],
  [user({ uri: "a", maxCalls: 0 }), "maxCalls is no integer from 1 on"],
  [user({ uri: "a", maxCalls: 1.5 }), "maxCalls is no integer from 1 on"],
  [user({ uri: "a", ask: 1 }), "ask is no boolean"],
  [user({ uri: "a", ask: true, cache: "yes" }), "cache is no boolean"],
  [user({ uri: "a", cache: true }), "cache needs ask: nobody is asked here"],
  [[{ name: "user", authorize: "wamp.session.authorize" }], 'role "user": authorize is neither a function'],
  [[{ name: "user", disclosure: { caller: "yes" } } as never], 'role "user": disclosure.caller may be'],
  [
    [{ name: "user", permissions: [{ uri: "a" }, { uri: "a", match: "exact" as const }] }],
    'role "user", permission for exact "a": there are two',
  ],
])("roles that make no sense are refused, and it is said what is wrong, and where (%#)", (roles, message) => {
  expect(() => testRouter({ realms: [{ name: "realm1", roles }] })).toThrow(RangeError);
  expect(() => testRouter({ realms: [{ name: "realm1", roles }] })).toThrow(message);
});

test("the same string under another match policy is another permission", () => {
  const permissions = (["exact", "prefix", "wildcard"] as const).map((match) => ({ uri: "com.a", match }));
  expect(() => testRouter({ realms: [{ name: "realm1", roles: [{ name: "user", permissions }] }] })).not.toThrow();
});
