import type { Declaration } from "@junctor/core";
import { describe, expect, it } from "vitest";
import { readReflection } from "./read-reflection.ts";
import type { Caller } from "./read-reflection.ts";
import { writeContract } from "./write-contract.ts";

const number = { type: "array", prefixItems: [{ type: "number" }], minItems: 1, items: false };

/** What malformed declarations are made of. */
const malformed = (value: unknown): Declaration => value as Declaration;

describe("the contract that is written", () => {
  it("has procedures, topics and errors with types and schemas", () => {
    const source = writeContract({
      "com.shop.sold": { type: "topic", kwargs: { properties: { id: { type: "integer" } }, required: ["id"] } },
      "com.shop.buy": {
        type: "procedure",
        title: "Buys",
        description: "some\nand tells */ the price",
        args: number,
        progress: { args: number },
        result: { kwargs: { properties: { price: { type: "number" } } } },
        errors: { "com.shop.error.sold_out": {} },
      },
      "com.shop.error.closed": { type: "error", args: true },
      "com.shop": { type: "interface", uuid: "bf469db0-efea-425b-8de4-24b5770e6241" },
    });
    expect(source)
      .toBe(`// Written from what a router tells of its procedures and topics; whoever writes it anew loses changes.
import { defineContract } from "@junctor/client/contract";
import { standardSchema } from "@junctor/schema";

export const contract = defineContract({
  procedures: {
    /** Buys: some and tells * / the price */
    "com.shop.buy": {
      args: standardSchema<readonly [number]>({"type":"array","prefixItems":[{"type":"number"}],"minItems":1,"items":false}),
      progress: {
        args: standardSchema<readonly [number]>({"type":"array","prefixItems":[{"type":"number"}],"minItems":1,"items":false}),
      },
      result: {
        kwargs: standardSchema<{ readonly "price"?: number }>({"properties":{"price":{"type":"number"}}}),
      },
      errors: {
        "com.shop.error.sold_out": {},
      },
    },
  },
  topics: {
    "com.shop.sold": {
      kwargs: standardSchema<{ readonly "id": number }>({"properties":{"id":{"type":"integer"}},"required":["id"]}),
    },
  },
  errors: {
    "com.shop.error.closed": {},
  },
});
`);
  });

  it("has a single schema where a payload is one value", () => {
    const first = (value: unknown) => ({ args: { type: "array", prefixItems: [value], minItems: 1 } });
    const source = writeContract({
      "com.p": malformed({
        type: "procedure",
        input: first({ $ref: "#/prefixItems/0/$defs/x", $defs: { x: {} } }),
        progress: { ...first({ type: "string" }), kwargs: {} },
        result: first({ type: "string" }),
      }),
    });
    expect(source).toContain('result: standardSchema<string>({"type":"string"}),');
    expect(source).toContain("progress: {\n        args: standardSchema<readonly [string, ...unknown[]]>(");
    expect(source).toContain("input: {\n        args: standardSchema<readonly [unknown, ...unknown[]]>(");
  });

  it("has placeholders for wildcard patterns, and names what contracts have no patterns for", () => {
    const source = writeContract(
      {
        "com.user..changed": malformed({ type: "topic", match: "wildcard", params: ["id"] }),
        "com..a.": { type: "topic", match: "wildcard" },
        "com..b.": malformed({ type: "topic", match: "wildcard", params: ["x", "x"] }),
        "com.log.": { type: "topic", match: "prefix" },
        "com.{x}": { type: "topic" },
      },
      { name: "users" },
    );
    expect(source)
      .toBe(`// Written from what a router tells of its procedures and topics; whoever writes it anew loses changes.
import { defineContract } from "@junctor/client/contract";

export const users = defineContract({
  topics: {
    "com.{p1}.a.{p2}": {},
    "com.{p1}.b.{p2}": {},
    // Left out: "com.log.", since contracts have no such pattern.
    "com.user.{id}.changed": {},
    // Left out: "com.{x}", since contracts have no such pattern.
  },
});
`);
  });

  it("has nothing in it that a declaration could smuggle in", () => {
    const evil = '"},});globalThis.evil=1;//\u2028*/';
    const source = writeContract({
      [`com.${evil}`]: malformed({
        type: "procedure",
        description: `a${evil}\nimport "evil"`,
        args: { type: evil, title: evil, properties: { [evil]: { const: evil } } },
        errors: { [evil]: { kwargs: { required: [evil] } } },
      }),
    });
    const code = source.replaceAll(/\/\*\*.*?\*\/|"(?:[^"\\\n\u2028\u2029]|\\.)*"/g, "");
    expect(code).not.toContain("evil");
    expect(code).not.toContain("\u2028");
  });

  it("is called by a name that JavaScript has", () => {
    expect(() => writeContract({}, { name: "a b" })).toThrow(new RangeError('"a b" is no name for a contract'));
  });
});

/** A router with reflection, as far as a caller sees. */
function reflecting(answers: { readonly [call: string]: unknown }): Caller {
  return {
    call: async (procedure, args = []) => {
      const call = [procedure, ...args].join(" ");
      if (!Object.hasOwn(answers, call)) throw new Error(`unexpected: ${call}`);
      return { value: answers[call] };
    },
  };
}

describe("what is read of reflection", () => {
  it("is what is declared, without errors that procedures name, and without what is malformed, hidden or gone", async () => {
    const buy = { type: "procedure", uri: "com.buy", match: "exact", errors: { "com.error.named": {} } };
    const both = { type: "topic", uri: "com.buy", match: "exact" };
    const session = reflecting({
      "wamp.reflection.procedure.list": ["com.buy", "com.gone", "com.hidden", 7],
      "wamp.reflection.topic.list": ["com.buy"],
      "wamp.reflection.error.list": ["com.error.named", "com.error.own"],
      "wamp.reflect.describe com.buy procedure": buy,
      "wamp.reflect.describe com.gone procedure": null,
      "wamp.reflect.describe com.hidden procedure": { type: "procedure", uri: "com.", match: "prefix" },
      "wamp.reflect.describe com.buy topic": both,
      "wamp.reflect.describe com.error.named error": { type: "error", uri: "com.error.named" },
      "wamp.reflect.describe com.error.own error": { type: "error" },
    });
    expect(await readReflection(session)).toEqual({ "com.buy": [buy, both], "com.error.own": [{ type: "error" }] });
  });

  it("is nothing if a router lists nothing", async () => {
    const lists = ["procedure", "topic", "error"].map((type) => [`wamp.reflection.${type}.list`, null]);
    expect(await readReflection(reflecting(Object.fromEntries(lists) as { [call: string]: unknown }))).toEqual({});
  });
});
