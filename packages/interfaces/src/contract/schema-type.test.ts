import { describe, expect, it } from "vitest";
import { schemaType } from "./schema-type.ts";

const list = "readonly unknown[]";
const dict = "{ readonly [key: string]: unknown }";

describe("the TypeScript type of a JSON Schema", () => {
  it.each<[unknown, string]>([
    [true, "unknown"],
    [false, "never"],
    [{}, "unknown"],
    [{ type: "string" }, "string"],
    [{ type: "string", format: "binary" }, "Uint8Array"],
    [{ type: "integer", minimum: 1 }, "number"],
    [{ type: ["number", "null"] }, "number | null"],
    [{ type: "boolean" }, "boolean"],
    [{ const: "a" }, '"a"'],
    [{ enum: ["a", 1, null] }, '"a" | 1 | null'],
    [{ enum: ["a", { b: 1 }] }, "unknown"],
    [{ type: "array" }, "readonly unknown[]"],
    [{ type: "array", items: { type: "string" } }, "readonly string[]"],
    [{ type: "array", items: false }, "readonly []"],
    [{ type: "array", prefixItems: [{ type: "string" }], items: false, minItems: 1 }, "readonly [string]"],
    [{ prefixItems: [{ type: "string" }, true], minItems: 1 }, "readonly [string, unknown?, ...unknown[]]"],
    [{ type: "object" }, dict],
    [{ type: "object", additionalProperties: { type: "number" } }, "{ readonly [key: string]: number }"],
    [
      { properties: { a: { type: "string" }, "b-c": true }, required: ["a", "d"] },
      '{ readonly "a": string; readonly "b-c"?: unknown; readonly "d": unknown }',
    ],
    [{ anyOf: [{ type: "string" }, { type: "number" }] }, "string | number"],
    [{ oneOf: [{ type: "string" }, true] }, "unknown"],
    [
      { properties: { a: true }, allOf: [{ properties: { b: true } }] },
      '({ readonly "a"?: unknown }) & ({ readonly "b"?: unknown })',
    ],
    [{ allOf: [true] }, "unknown"],
    [{ $ref: "#/$defs/a~1b", $defs: { "a/b": { type: "string" } } }, "string"],
    [{ $ref: "https://example.com/" }, "unknown"],
    [{ $ref: "#/$defs/missing" }, "unknown"],
    [{ properties: { next: { $ref: "#" } } }, '{ readonly "next"?: { readonly "next"?: unknown } }'],
    ["nonsense", "unknown"],
    [{ type: "nonsense" }, "unknown"],
  ])("%j is %s", (schema, type) => {
    expect(schemaType(schema)).toBe(type);
  });

  it("knows that arguments are lists and keyword arguments dicts", () => {
    expect([schemaType({}, "array"), schemaType(true, "object")]).toEqual(["readonly unknown[]", dict]);
    expect(schemaType({ minItems: 1 }, "array")).toBe("readonly unknown[]");
    expect(schemaType({ anyOf: [{}, { type: "string" }] }, "object")).toBe(`(${dict}) | never`);
    expect([schemaType({ type: "string" }, "array"), schemaType({ const: 1 }, "object")]).toEqual(["never", "never"]);
    expect(schemaType({ enum: [[1]] }, "array")).toBe(list);
  });

  it("is bounded, however often a schema doubles", () => {
    const $defs: Record<string, unknown> = { d0: { type: "string" } };
    for (let at = 1; at <= 30; at++) {
      const $ref = `#/$defs/d${at - 1}`;
      $defs[`d${at}`] = { type: "array", prefixItems: [{ $ref }, { $ref }] };
    }
    expect(schemaType({ $ref: "#/$defs/d30", $defs }).length).toBeLessThan(1_000_000);
  });
});
