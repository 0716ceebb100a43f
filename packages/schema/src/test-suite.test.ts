import { describe, expect, test } from "vitest";
import { compileSchema } from "./compile-schema.ts";
import { SchemaError } from "./schema-error.ts";
import { testSuite, unsupported } from "./test-suite.test-support.ts";

const groups = testSuite.flatMap(([keyword, all]) =>
  all.map((group) => [`${keyword}: ${group.description}`, group] as const),
);
const isUnsupported = (name: string): boolean => unsupported.some((start) => name.startsWith(start));

describe("the JSON Schema test suite, draft 2020-12", () => {
  test.each(groups.filter(([name]) => !isUnsupported(name)))("%s", (_name, { schema, tests }) => {
    const check = compileSchema(schema);
    const verdicts = tests.map(({ description, data }) => [description, check(data) === undefined]);
    expect(verdicts).toEqual(tests.map(({ description, valid }) => [description, valid]));
  });

  test.each(groups.filter(([name]) => isUnsupported(name)))(
    "not supported, and so refused: %s",
    (_name, { schema }) => {
      expect(() => compileSchema(schema)).toThrow(SchemaError);
    },
  );
});
