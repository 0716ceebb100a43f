import * as v from "valibot";
import { toJsonSchema, toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { joined } from "../client.test-support.ts";
import { contractDeclarations } from "./contract-declarations.ts";
import { declareContract } from "./declare-contract.ts";
import { defineContract } from "./define-contract.ts";

describe("what a contract declares", () => {
  it("has JSON Schemas of what stands in the messages, from zod and arktype by themselves", () => {
    const contract = defineContract({
      procedures: {
        "com.example.buy": {
          args: z.tuple([z.number().min(1)]),
          kwargs: z.object({ gift: z.boolean().default(false) }),
          progress: type({ percent: "number" }),
          input: z.string(),
          result: { args: z.tuple([z.number()]), kwargs: z.object({ unit: z.string() }) },
          errors: { "com.example.error.sold_out": z.object({ left: z.number() }) },
        },
      },
    });
    expect(contractDeclarations(contract)).toEqual({
      "com.example.buy": [
        {
          type: "procedure",
          args: {
            type: "array",
            prefixItems: [{ type: "number", minimum: 1 }],
            items: false,
            minItems: 1,
            maxItems: 1,
          },
          kwargs: { type: "object", properties: { gift: { type: "boolean", default: false } } },
          progress: {
            args: {
              type: "array",
              prefixItems: [{ type: "object", properties: { percent: { type: "number" } }, required: ["percent"] }],
              minItems: 1,
            },
          },
          input: { args: { type: "array", prefixItems: [{ type: "string" }], minItems: 1 } },
          result: {
            args: { type: "array", prefixItems: [{ type: "number" }], items: false, minItems: 1, maxItems: 1 },
            kwargs: { type: "object", properties: { unit: { type: "string" } }, required: ["unit"] },
          },
          errors: {
            "com.example.error.sold_out": {
              kwargs: { type: "object", properties: { left: { type: "number" } }, required: ["left"] },
            },
          },
        },
      ],
    });
  });

  it("is about a pattern where a URI has placeholders, whose names it keeps", () => {
    const contract = defineContract({ topics: { "com.{a}.b.{c}": {} }, procedures: { "com.{a}.b.{c}": {} } });
    expect(contractDeclarations(contract)).toEqual({
      "com..b.": [
        { type: "procedure", match: "wildcard", params: ["a", "c"] },
        { type: "topic", match: "wildcard", params: ["a", "c"] },
      ],
    });
  });

  it("has the errors of all procedures by themselves", () => {
    const contract = defineContract({ errors: { "com.example.error.e": { args: type(["string"]) } } });
    expect(contractDeclarations(contract)).toEqual({
      "com.example.error.e": [
        { type: "error", args: { type: "array", prefixItems: [{ type: "string" }], items: false, minItems: 1 } },
      ],
    });
  });

  it("has JSON Schemas of valibot where they are asked for", () => {
    const schema = toStandardJsonSchema(v.object({ id: v.pipe(v.number(), v.minValue(1)) }));
    const contract = defineContract({ topics: { "com.example.t": { kwargs: schema } } });
    const id = { type: "number", minimum: 1 };
    expect(contractDeclarations(contract)["com.example.t"]).toEqual([
      { type: "topic", kwargs: { type: "object", properties: { id }, required: ["id"] } },
    ]);
  });

  it("takes the schemas of a converter, for libraries without them", () => {
    const contract = defineContract({ topics: { "com.example.t": { kwargs: v.object({ id: v.number() }) } } });
    expect(() => contractDeclarations(contract)).toThrow(
      new TypeError('kwargs of "com.example.t" has no JSON Schema: valibot offers none, so give toJsonSchema'),
    );
    const converted = contractDeclarations(contract, {
      toJsonSchema: (schema) => ({ ...toJsonSchema(schema as v.GenericSchema, { typeMode: "input" }) }),
    });
    expect(converted["com.example.t"]).toEqual([
      { type: "topic", kwargs: { type: "object", properties: { id: { type: "number" } }, required: ["id"] } },
    ]);
  });

  it("cannot have what JSON Schema cannot say, unless the converter can", () => {
    const contract = defineContract({ procedures: { "com.example.p": { result: z.date() } } });
    expect(() => contractDeclarations(contract)).toThrow(
      'the result of "com.example.p" has no JSON Schema: Date cannot be represented in JSON Schema',
    );
    expect(contractDeclarations(contract, { toJsonSchema: () => true })["com.example.p"]).toEqual([
      { type: "procedure", result: { args: { type: "array", prefixItems: [true], minItems: 1 } } },
    ]);
  });

  it("does not need a value that may be left out", () => {
    const contract = defineContract({ procedures: { "com.example.p": { result: z.number().optional() } } });
    expect(contractDeclarations(contract)["com.example.p"]).toEqual([
      { type: "procedure", result: { args: { type: "array", prefixItems: [{ type: "number" }] } } },
    ]);
  });

  it("keeps references within a schema right where the schema moves", () => {
    const Tree = z.object({
      get children() {
        return z.array(Tree);
      },
    });
    const contract = defineContract({ procedures: { "com.example.p": { result: Tree } } });
    expect(contractDeclarations(contract)["com.example.p"]).toEqual([
      {
        type: "procedure",
        result: {
          args: {
            type: "array",
            prefixItems: [
              {
                type: "object",
                properties: { children: { type: "array", items: { $ref: "#/prefixItems/0" } } },
                required: ["children"],
              },
            ],
            minItems: 1,
          },
        },
      },
    ]);
  });
});

it("declareContract declares to the router what a contract says", async () => {
  const { session, router } = await joined();
  const contract = defineContract({ procedures: { "com.example.p": {} }, topics: { "com.example.{id}": {} } });
  const declaring = declareContract(session, contract);
  expect([await router.next(), await router.next()]).toEqual([
    [48, 1, {}, "wamp.reflect.define", ["com.example.p", { type: "procedure" }]],
    [48, 2, {}, "wamp.reflect.define", ["com.example.", { type: "topic", match: "wildcard", params: ["id"] }]],
  ]);
  router.send([50, 1, {}], [8, 48, 2, {}, "wamp.error.invalid_argument"]);
  await expect(declaring).rejects.toThrow("wamp.error.invalid_argument");
});
