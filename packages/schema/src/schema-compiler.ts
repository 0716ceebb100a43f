import { isDict } from "@junctor/core";
import type { Dict, JsonSchema } from "@junctor/core";
import type { Test } from "./comparison.ts";
import { escapePointer, readFragment } from "./json-pointer.ts";
import type { Compiler, Place } from "./keyword.ts";
import { keywords, refused } from "./keywords.ts";
import type { SchemaBudget } from "./schema-budget.ts";
import { SchemaError } from "./schema-error.ts";

/** Where references lead. Its test is made when everything else is. */
interface Target {
  readonly schema: unknown;
  test: Test;
}

/** A schema to read. */
export interface Compiling {
  readonly schema: JsonSchema;
  /** What pointers into it begin with in errors; may be empty. */
  readonly name: string;
  readonly budget: SchemaBudget;
}

/** Makes tests of the parts of one schema. */
export class SchemaCompiler implements Compiler {
  readonly budget: SchemaBudget;
  readonly #root: JsonSchema;
  readonly #name: string;
  /** Where references lead, by pointer. */
  readonly #targets = new Map<string, Target>();
  #depth = 0;

  constructor({ schema, name, budget }: Compiling) {
    this.#root = schema;
    this.#name = name;
    this.budget = budget;
  }

  /**
   * The test of the whole schema.
   * @throws {SchemaError} if there is something wrong with it.
   */
  compile(): Test {
    const test = this.part(this.#root, this.#name);
    // Entries that are added on the way are visited too.
    for (const [at, target] of this.#targets) target.test = this.part(target.schema, this.#name + at);
    return test;
  }

  /** The test of a schema within the schema. */
  part(schema: unknown, pointer: string): Test {
    this.budget.count(1, pointer);
    if (schema === true) return fitsAlways;
    if (schema === false) return fitsNever;
    if (!isDict(schema)) throw new SchemaError(pointer, "must be a schema: a dict, true or false");
    if (++this.#depth > this.budget.limits.maxSchemaDepth) throw new SchemaError(pointer, "is too deep");
    const tests = this.#tests({ schema, pointer, isRoot: schema === this.#root });
    this.#depth--;
    const [first = fitsAlways] = tests;
    return tests.length < 2 ? first : (value, comparison) => tests.every((test) => test(value, comparison));
  }

  /** The tests of a list of schemas. */
  parts(schemas: unknown, pointer: string): readonly Test[] {
    if (!Array.isArray(schemas)) throw new SchemaError(pointer, "must be a list of schemas");
    return schemas.map((schema: unknown, index) => this.part(schema, `${pointer}/${index}`));
  }

  /** The tests of a dict of schemas. */
  members(schemas: unknown, pointer: string): ReadonlyMap<string, Test> {
    if (!isDict(schemas)) throw new SchemaError(pointer, "must be a dict of schemas");
    const entries = Object.entries(schemas);
    return new Map(entries.map(([key, schema]) => [key, this.part(schema, `${pointer}/${escapePointer(key)}`)]));
  }

  /** The test of what a reference leads to: a place in this very schema. It may lead back to itself. */
  reference(reference: unknown, pointer: string): Test {
    const keys =
      typeof reference === "string" && reference.startsWith("#") ? readFragment(reference.slice(1)) : undefined;
    if (keys === undefined) throw new SchemaError(pointer, 'must lead into this schema by "#" and a JSON Pointer');
    const at = keys.map((key) => `/${escapePointer(key)}`).join("");
    const target = this.#targets.get(at) ?? { schema: this.#find(keys, pointer), test: fitsAlways };
    this.#targets.set(at, target);
    return (value, comparison) => comparison.descend(target.test, value);
  }

  #tests(place: Place): readonly Test[] {
    const { schema, pointer } = place;
    const tests: Test[] = [];
    for (const key of Object.keys(schema)) {
      if (refused.has(key)) throw new SchemaError(`${pointer}/${escapePointer(key)}`, "is not supported");
      const test = keywords.get(key)?.(schema[key], place, this);
      if (test !== undefined) tests.push(test);
    }
    return tests;
  }

  #find(keys: readonly string[], pointer: string): unknown {
    let found: unknown = this.#root;
    for (const key of keys) {
      const holds = (isDict(found) || Array.isArray(found)) && Object.hasOwn(found, key);
      if (!holds) throw new SchemaError(pointer, "leads nowhere");
      found = (found as Dict)[key];
    }
    return found;
  }
}

const fitsAlways: Test = () => true;
const fitsNever: Test = (_value, comparison) => comparison.fail("absent");
