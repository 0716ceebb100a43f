import { describe, expect, it } from "vitest";
import { featureKeys, hasFeature, hasRole } from "./roles-and-features.ts";
import type { ClientRoles } from "./roles-and-features.ts";

const roles: ClientRoles = { caller: { features: { call_canceling: true, call_timeout: false } }, callee: {} };
const details = { roles };

describe("Details of HELLO and WELCOME", () => {
  it("name roles", () => {
    expect(hasRole(details, "caller")).toBe(true);
    expect(hasRole(details, "callee")).toBe(true);
    expect(hasRole(details, "publisher")).toBe(false);
    expect(hasRole({}, "caller")).toBe(false);
    expect(hasRole({ roles: { caller: true } }, "caller")).toBe(false);
  });

  it("announce features with true only", () => {
    expect(hasFeature(details, "caller", "call_canceling")).toBe(true);
    expect(hasFeature(details, "caller", "call_timeout")).toBe(false);
    expect(hasFeature(details, "callee", "call_canceling")).toBe(false);
    expect(hasFeature({ roles: { dealer: { features: { call_reroute: 1 } } } }, "dealer", "call_reroute")).toBe(false);
  });

  it("announce reflection beside the features or among them (T31)", () => {
    for (const broker of [{ reflection: true }, { features: { reflection: true } }]) {
      expect(hasFeature({ roles: { broker } }, "broker", "reflection")).toBe(true);
    }
    expect(hasFeature({ roles: { broker: { reflection: 1, features: {} } } }, "broker", "reflection")).toBe(false);
    expect(hasFeature({ roles: { broker: { event_history: true } } }, "broker", "event_history")).toBe(false);
  });

  it("announce nothing through a prototype", () => {
    const inherited = JSON.parse('{"roles":{"__proto__":{"caller":{"features":{"call_canceling":true}}}}}');
    expect(hasRole(inherited, "caller")).toBe(false);
    expect(hasFeature(Object.create(details), "caller", "call_canceling")).toBe(false);
  });
});

describe("feature keys", () => {
  it.each(Object.entries(featureKeys))("of a %s are spelled as attributes must be, each once", (_role, keys) => {
    expect(keys.filter((key) => !/^[a-z][a-z0-9_]{2,}$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
