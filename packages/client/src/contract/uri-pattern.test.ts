import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineContract } from "./define-contract.ts";
import { UriPattern } from "./uri-pattern.ts";

describe("a URI with placeholders", () => {
  const pattern = new UriPattern("com.{tenant}.user.{id}.changed");

  it("is filled, or made a wildcard pattern", () => {
    expect(pattern.filled({ tenant: "acme", id: "7" })).toBe("com.acme.user.7.changed");
    expect(pattern.pattern()).toBe("com..user..changed");
    expect(pattern.pattern({ id: "7" })).toBe("com..user.7.changed");
  });

  it("is read from a URI", () => {
    expect(pattern.read("com.acme.user.7.changed")).toEqual({ tenant: "acme", id: "7" });
  });

  it.each(["", "a.b", "a b", "a#"])("takes no %j, which is not one component", (id) => {
    expect(() => pattern.filled({ tenant: "acme", id })).toThrow(
      `params.id of "com.{tenant}.user.{id}.changed" must be one URI component, is ${JSON.stringify(id)}`,
    );
  });

  it("is not filled while a value is missing", () => {
    expect(() => pattern.filled({ tenant: "acme" })).toThrow(
      'params.id of "com.{tenant}.user.{id}.changed" is missing',
    );
  });
});

it.each([
  ["com..changed", "is not a URI"],
  ["com.user{id}", "is not a URI"],
  ["com.{}", "is not a URI"],
  ["com.a b", "is not a URI"],
  ["com.{id}.{id}", "names a placeholder twice"],
])("a contract with the key %s is refused: it %s", (key, why) => {
  expect(() => defineContract({ procedures: { [key]: {} } })).toThrow(
    new RangeError(`"${key}" in the contract ${why}`),
  );
  expect(() => defineContract({ topics: { [key]: { args: z.tuple([]) } } })).toThrow(RangeError);
});
