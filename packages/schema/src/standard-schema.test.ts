import { expect, test } from "vitest";
import { standardSchema } from "./standard-schema.ts";
import { SchemaError } from "./schema-error.ts";

const schema = { properties: { "a/b": { items: { type: "integer" } } } };

test("a JSON Schema takes values that fit as they are, and says where others do not", () => {
  const standard = standardSchema<{ "a/b": number[] }>(schema)["~standard"];
  const value = { "a/b": [1] };
  expect(standard.validate(value)).toEqual({ value });
  expect(standard.validate({ "a/b": [1, "2"] })).toEqual({
    issues: [{ path: ["a/b", "1"], message: "must be an integer" }],
  });
  expect(standardSchema({ type: "string" })["~standard"].validate(1)).toEqual({
    issues: [{ path: [], message: "must be a string" }],
  });
});

test("it gives itself as Standard JSON Schema", () => {
  const { jsonSchema } = standardSchema(schema)["~standard"];
  expect([jsonSchema.input(), jsonSchema.output()]).toEqual([schema, schema]);
});

test("what is no JSON Schema is refused at once", () => {
  expect(() => standardSchema({ type: "nonsense" })).toThrow(SchemaError);
});
