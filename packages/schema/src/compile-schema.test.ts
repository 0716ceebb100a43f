import type { JsonSchema, SchemaViolation } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { compileSchema } from "./compile-schema.ts";
import { jsonSchema } from "./json-schema.ts";

function compare(schema: JsonSchema, value: unknown): SchemaViolation | undefined {
  return compileSchema(schema)(value);
}

describe("what a value should have been", () => {
  test.each<readonly [schema: JsonSchema, value: unknown, pointer: string, expected: string]>([
    [false, 1, "", "absent"],
    [{ type: "integer" }, 1.5, "", "an integer"],
    [{ type: ["string", "null"] }, 1, "", "a string or null"],
    [{ enum: ["a", 1, null] }, "b", "", 'one of "a", 1, null'],
    [{ const: { a: [1] } }, {}, "", '{"a":[1]}'],
    [{ minimum: 1 }, 0, "", "at least 1"],
    [{ maxLength: 2 }, "abc", "", "of at most 2 characters"],
    [{ pattern: "^a+$" }, "b", "", "a string that matches ^a+$"],
    [{ prefixItems: [{}, { type: "string" }] }, [1, 2], "/1", "a string"],
    [{ items: [{}, { type: "string" }], additionalItems: false }, [1, "a", 2], "/2", "absent"],
    [{ minItems: 2 }, [1], "", "a list of at least 2 items"],
    [{ properties: { "a/b": { properties: { "~": { type: "null" } } } } }, { "a/b": { "~": 1 } }, "/a~1b/~0", "null"],
    [{ required: ["a", "b"] }, { a: 1 }, "/b", "present"],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1, c: 2 }, "/c", "absent"],
    [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, "/ab", "of at most 1 characters"],
    [{ not: { type: "null" } }, null, "", "other than its schema excludes"],
    [
      { $defs: { id: { format: "wampid" } }, items: { $ref: "#/$defs/id" } },
      [1, 0],
      "/1",
      "a WAMP id: an integer in 1 .. 2^53",
    ],
  ])("%j says of %j that %s must be %s", (schema, value, pointer, expected) => {
    expect(compare(schema, value)).toEqual({ pointer, expected });
  });

  test("among alternatives is told by the one that came furthest", () => {
    const alternatives = [
      { type: "null" },
      { properties: { a: { properties: { b: { type: "string" } } } }, type: "object" },
    ];
    expect(compare({ anyOf: alternatives }, { a: { b: 1 } })).toEqual({ pointer: "/a/b", expected: "a string" });
    expect(compare({ oneOf: alternatives }, { a: { b: 1 } })).toEqual({ pointer: "/a/b", expected: "a string" });
    expect(compare({ anyOf: alternatives }, 1)).toEqual({
      pointer: "",
      expected: "as one of the 2 alternatives of its schema",
    });
    expect(compare({ oneOf: [{}, {}] }, 1)?.expected).toBe("as just one of the 2 alternatives of its schema");
  });
});

describe("values that JSON does not have", () => {
  test("64-bit integers are integers like others", () => {
    const check = compileSchema({ type: "integer", minimum: 5, multipleOf: 2 });
    expect([6n, 2n ** 63n, 4n, 2n ** 63n + 1n].map((value) => check(value) === undefined)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([compare({ const: 3 }, 3n), compare({ enum: [2n ** 60n] }, 2n ** 60n)]).toEqual([undefined, undefined]);
    expect(compare({ uniqueItems: true }, [1, 1n])?.expected).toBe("a list of different items");
  });

  test("bytes are strings of the format binary, and nothing else", () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const binary = { type: "string", format: "binary", maxLength: 3 };
    expect(compare(binary, bytes)).toBeUndefined();
    expect(compare(binary, "abc")?.expected).toBe("bytes");
    expect(compare({ ...binary, maxLength: 2 }, bytes)?.expected).toBe("of at most 2 octets");
    for (const type of ["string", "array", "object"]) expect(compare({ type }, bytes)).toBeDefined();
    expect(compare({ const: bytes }, Uint8Array.of(1, 2, 3))).toBeUndefined();
  });
});

describe("what is no schema, or too much of one", () => {
  test.each<readonly [schema: unknown, message: string]>([
    [1, "the schema must be a schema"],
    [{ properties: [] }, "/properties must be a dict of schemas"],
    [{ properties: { a: { type: "text" } } }, "/properties/a/type must be one of null"],
    [{ $ref: "https://example.com/schema" }, "/$ref must lead into this schema"],
    [{ $ref: "#name" }, "/$ref must lead into this schema"],
    [{ $ref: "#/$defs/none" }, "/$ref leads nowhere"],
    [{ $ref: "#/__proto__" }, "/$ref leads nowhere"],
    [{ $dynamicRef: "#" }, "/$dynamicRef is not supported"],
    [{ unevaluatedProperties: false }, "/unevaluatedProperties is not supported"],
    [{ items: { $id: "https://example.com/" } }, "/items/$id is supported at the top only"],
    [{ minimum: "1" }, "/minimum must be a number"],
    [{ exclusiveMinimum: true }, "/exclusiveMinimum must be a number"],
    [{ minLength: -1 }, "/minLength must be an integer from 0 on"],
    [{ multipleOf: 0 }, "/multipleOf must be greater than 0"],
    [{ type: ["null", "null"] }, "/type must be a type or a list of different types"],
    [{ required: "a" }, "/required must be a list of strings"],
    [{ anyOf: [] }, "/anyOf must have at least one schema"],
    [{ enum: 1 }, "/enum must be a list of values"],
    [{ $defs: { a: { type: 1 } } }, "/$defs/a/type must be"],
    [{ pattern: "(a" }, "/pattern is not a regular expression"],
    [{ pattern: String.raw`(a)\1` }, "/pattern is not a regular expression that can be matched in linear time"],
    [{ pattern: "(?=a)b" }, "/pattern is not a regular expression that can be matched in linear time"],
    [{ pattern: "(?i)a" }, "it has flags or lookarounds"],
    [{ pattern: String.raw`[\p{L}\p{N}]`.repeat(12) }, "/pattern makes the patterns too large"],
    [{ pattern: "a".repeat(257) }, "/pattern must have at most 256 characters"],
    [{ pattern: "(a{0,30}){0,30}" }, "/pattern makes the patterns too large"],
    [{ enum: Array.from({ length: 10_001 }, (_, n) => n) }, "/enum has too many parts"],
    [{ const: "a".repeat(2_000_000) }, "/const has too many parts"],
  ])("%j is refused", (schema, message) => {
    expect(() => compileSchema(schema as JsonSchema)).toThrow(message);
  });

  test("schemas within schemas are bounded in depth and number", () => {
    const deep = (levels: number): JsonSchema => (levels === 0 ? {} : { items: deep(levels - 1) });
    expect(() => compileSchema(deep(63))).not.toThrow();
    expect(() => compileSchema(deep(64))).toThrow("is too deep");
    const wide = { allOf: Array.from({ length: 10_001 }, () => ({})) };
    expect(() => compileSchema(wide)).toThrow("has too many parts");
  });
});

describe("the schemas of one declaration", () => {
  test("are named in errors", () => {
    const schemas = new Map<string, JsonSchema>([
      ["declaration.args", true],
      ["declaration.result.args", { items: { type: "text" } }],
    ]);
    expect(() => jsonSchema().compile(schemas)).toThrow("declaration.result.args/items/type must be one of");
  });

  test("are checked each by itself", () => {
    const checks = jsonSchema().compile(
      new Map<string, JsonSchema>([
        ["a", { $id: "a", $ref: "#/$defs/b", $defs: { b: false } }],
        ["b", true],
      ]),
    );
    expect([checks.get("a")?.(1), checks.get("b")?.(1)]).toEqual([{ pointer: "", expected: "absent" }, undefined]);
  });

  test("share what they may cost", () => {
    const [half, other] = [{ enum: Array(6_000).fill(1) }, { pattern: "a{600}" }];
    expect(() => jsonSchema().compile(new Map<string, JsonSchema>([["a", half]]))).not.toThrow();
    expect(() =>
      jsonSchema().compile(
        new Map<string, JsonSchema>([
          ["a", half],
          ["b", half],
        ]),
      ),
    ).toThrow("b/enum has too many parts");
    expect(() =>
      jsonSchema().compile(
        new Map<string, JsonSchema>([
          ["a", other],
          ["b", other],
        ]),
      ),
    ).not.toThrow();
    expect(() =>
      jsonSchema().compile(
        new Map<string, JsonSchema>([
          ["a", other],
          ["b", { pattern: "b{600}" }],
        ]),
      ),
    ).toThrow("b/pattern makes");
  });
});

describe("schemas that were made to hurt", () => {
  const tooMuch = { pointer: "", expected: "simple enough to be compared with its schema" };

  test("references that lead back to themselves end", () => {
    expect(compare({ $ref: "#" }, 1)).toEqual({ pointer: "", expected: "less deep" });
    expect(compare({ anyOf: [{ $ref: "#" }, { $ref: "#" }] }, 1)).toEqual({ pointer: "", expected: "less deep" });
    const circle = { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" };
    expect(compare(circle, 1)).toEqual({ pointer: "", expected: "less deep" });
  });

  test("schemas that double at every reference end", () => {
    const entries = Array.from({ length: 40 }, (_, n) => [
      `a${n + 1}`,
      { allOf: [{ $ref: `#/$defs/a${n}` }, { $ref: `#/$defs/a${n}` }] },
    ]);
    const bomb = { $defs: { a0: {}, ...Object.fromEntries(entries) }, $ref: "#/$defs/a40" };
    expect(compare(bomb, 1)).toEqual(tooMuch);
    expect(compare({ ...bomb, $ref: "#/$defs/a0", not: { $ref: "#/$defs/a40" } }, 1)).toEqual(tooMuch);
  });

  test("patterns that backtracking engines never finish take the time of others", () => {
    expect(compare({ pattern: "^(a+)+$" }, `${"a".repeat(1_000)}!`)?.expected).toContain("matches");
    expect(compare({ pattern: "^(a+)+$" }, "a".repeat(1_000))).toBeUndefined();
    expect(compare({ pattern: "(a|aa)*b" }, "a".repeat(1_000_000))).toEqual(tooMuch);
    expect(compare({ patternProperties: { "(a|aa)*b": {} } }, { ["a".repeat(1_000_000)]: 1 })).toEqual(tooMuch);
  });

  test("comparing every item with every other ends", () => {
    const list = Array.from({ length: 10_000 }, (_, n) => ({ n }));
    expect(compare({ uniqueItems: true }, list)).toEqual(tooMuch);
    expect(compare({ uniqueItems: true }, list.slice(0, 100))).toBeUndefined();
    expect(compare({ items: { enum: Array.from({ length: 5_000 }, (_, n) => n) } }, list)).toBeDefined();
  });

  test("limits are options", () => {
    expect(compileSchema({ items: {} }, { maxSteps: 3 })([1, 2, 3])).toBeUndefined();
    expect(compileSchema({ items: {} }, { maxSteps: 3 })([1, 2, 3, 4])).toEqual(tooMuch);
  });

  test("keys that name what objects inherit are keys like others", () => {
    const check = compileSchema({ properties: { constructor: { type: "number" } }, required: ["toString"] });
    expect(check({})).toEqual({ pointer: "/toString", expected: "present" });
    expect(check(JSON.parse('{"toString":1,"__proto__":{"constructor":"a"}}'))).toBeUndefined();
  });
});
