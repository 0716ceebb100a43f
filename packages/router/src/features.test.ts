import { expect, test } from "vitest";
import { announces, rolesDict } from "./features.ts";

test("a role without features is an empty dict, one with features lists them (BP-SESS-06, AP-FEAT-01)", () => {
  const roles = new Map([
    ["broker", new Set<string>()],
    ["dealer", new Set(["call_canceling"])],
  ] as const);
  expect(rolesDict(roles)).toEqual({ broker: {}, dealer: { features: { call_canceling: true } } });
});

test("reflection is announced among the features and beside them (AP-REFL-01, T31)", () => {
  const reflecting = { features: { reflection: true }, reflection: true };
  expect(rolesDict(new Map([["broker", new Set(["reflection"])]] as const))).toEqual({ broker: reflecting });
});

test("only what was announced for a role counts", () => {
  const roles = new Map([["caller", new Set(["call_canceling"])]]);
  expect(announces(roles, "caller", "call_canceling")).toBe(true);
  expect(announces(roles, "caller", "call_timeout")).toBe(false);
  expect(announces(roles, "callee", "call_canceling")).toBe(false);
});
