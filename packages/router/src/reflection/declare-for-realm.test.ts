import { jsonSchema } from "@junctor/schema";
import { describe, expect, test } from "vitest";
import { createRouter } from "../router.ts";
import { testRouter } from "../router.test-support.ts";
import type { Declarations } from "./declare-for-realm.ts";

function create(declarations: unknown): () => unknown {
  return () =>
    createRouter({ realms: [{ name: "realm1", declarations: declarations as Declarations, validator: jsonSchema() }] });
}

describe("the declarations of a realm", () => {
  test.each<readonly [declarations: unknown, message: string]>([
    [{ "com..a": { type: "topic" } }, '"com..a" is not declared: not a valid exact pattern'],
    [
      { "wamp.a": { type: "topic" } },
      '"wamp.a" is not declared: URIs that start with "wamp" or "junctor" are reserved',
    ],
    [{ "com.a": { type: "thing" } }, '"com.a" is not declared: declaration.type must be one of'],
    [{ "com.a": [{ type: "topic" }, { type: "error", args: 1 }] }, '"com.a" is not declared: declaration.args must be'],
    [
      { "com.a": { type: "topic", args: { type: "x" } } },
      '"com.a" is not declared: declaration.args/type must be one of',
    ],
    [
      { "com.a": { type: "type", schema: { $ref: "#/a" } } },
      '"com.a" is not declared: declaration.schema/$ref leads nowhere',
    ],
  ])("%j are refused when the router is made", (declarations, message) => {
    expect(create(declarations)).toThrow(message);
    expect(create(declarations)).toThrow(RangeError);
  });

  test("stand before anybody has joined, and whatever sessions declare", async () => {
    const declarations: Declarations = { "com.a": [{ type: "topic", title: "A" }, { type: "procedure" }] };
    const peer = await testRouter({ realms: [{ name: "realm1", declarations }] }).join();
    peer.ask([48, 1, {}, "wamp.reflect.define", ["com.a", { type: "topic", title: "B" }]]);
    peer.ask([48, 2, {}, "wamp.reflect.define", ["com.a", null]]);
    const described = peer.ask(
      [48, 3, {}, "wamp.reflection.topic.describe", ["com.a"]],
      [48, 4, {}, "wamp.reflection.procedure.list"],
    );
    expect(described.map((message) => message[3])).toEqual([
      [{ type: "topic", title: "A", uri: "com.a", match: "exact" }],
      [["com.a"]],
    ]);
  });
});
