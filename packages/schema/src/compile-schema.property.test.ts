import type { JsonSchema } from "@junctor/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileSchema } from "./compile-schema.ts";
import { keywords } from "./keywords.ts";
import { SchemaError } from "./schema-error.ts";

const keyword = fc.constantFrom(...keywords.keys(), "then", "else", "minContains", "__proto__");
const scalar = fc.oneof(
  fc.constantFrom(
    "#",
    "#/$defs/a",
    "#/items",
    "string",
    "integer",
    "array",
    "object",
    "wampid",
    "binary",
    "^a+$",
    "(a|b)*",
  ),
  fc.integer({ min: -2, max: 5 }),
  fc.boolean(),
  fc.constant(null),
);

/** Things that look much like schemas, and are some of the time. */
const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof({ depthSize: "small" }, fc.boolean(), fc.dictionary(keyword, tie("value"), { maxKeys: 4 })),
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    tie("schema"),
    fc.array(tie("schema"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "length"), tie("schema"), { maxKeys: 2 }),
    fc.array(scalar, { maxLength: 3 }),
  ),
}));

const value = fc.anything({ withBigInt: true, withTypedArray: false, key: fc.constantFrom("a", "b", "length") });

test("what looks like a schema is refused by a SchemaError, or compares whatever comes without a fault", () => {
  let compared = 0;
  const property = fc.property(schema, fc.array(value, { maxLength: 4 }), (candidate, values) => {
    const check = compile(candidate);
    for (const one of check === undefined ? [] : values) {
      compared++;
      const violation = check?.(one);
      expect(violation === undefined || violation.expected.length > 0).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 2_000 });
  expect(compared).toBeGreaterThan(500);
});

function compile(candidate: JsonSchema): ReturnType<typeof compileSchema> | undefined {
  try {
    return compileSchema(candidate, { maxSteps: 2_000 });
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}
