import { compileSchema, jsonSchema } from "@junctor/schema";
import type { JsonSchema } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { readInterfaces } from "./read-interfaces.ts";

const common = `
/// WAMP ID, an integer.
attribute wampid; attribute kwarg;
/* Nothing at all. */
table Void {}
struct point_t (arg) { x: float; y: float = 1.5; }
enum Colour : ubyte { red = 1, green, blue }
table Tree { name: string (required); children: [Tree]; }
table WampIds { value: [uint64] (arg, wampid); }
`;

const shapes = `
include "common.fbs";
namespace com.example;
// A comment that says nothing.
/// Where to draw,
/// and in which colour.
table Draw { at: point_t (required); colour: Colour; tree: Tree; tags: [string] (kwarg); /// How often.
  times: int32 = 1 (kwarg); }
/// Draws things.
rpc_service IShapes (type: "interface", uuid: "bf469db0-efea-425b-8de4-24b5770e6241", wampuri: "com.example") {
  /// Draws one.
  draw (Draw): WampIds (type: "procedure", wampuri: "com.example.draw");
  on_drawn (WampIds): Void (type: "topic", wampuri: "com.example.on_drawn");
}
root_type Draw;
`;

const files = { "shapes.fbs": shapes, "common.fbs": common };

/** Whether values fit what a declaration says of its positional, or its keyword arguments. */
function fit(uri: string, member: "args" | "kwargs", values: readonly unknown[]): boolean[] {
  const [declaration] = readInterfaces(files)[uri] ?? [];
  const check = compileSchema((declaration as unknown as { [member: string]: JsonSchema })[member] ?? false);
  return values.map((value) => check(value) === undefined);
}

describe("interfaces in WAMP IDL", () => {
  test("become declarations with what their comments say", () => {
    const declarations = readInterfaces(files);
    expect(Object.keys(declarations)).toEqual(["com.example", "com.example.draw", "com.example.on_drawn"]);
    expect(declarations["com.example"]).toEqual([
      {
        type: "interface",
        title: "IShapes",
        description: "Draws things.",
        uuid: "bf469db0-efea-425b-8de4-24b5770e6241",
      },
    ]);
    expect(declarations["com.example.draw"]).toMatchObject([
      { type: "procedure", title: "draw", description: "Draws one." },
    ]);
    expect(declarations["com.example.on_drawn"]).toMatchObject([{ type: "topic", title: "on_drawn" }]);
  });

  test("have schemas that payloads are compared with", () => {
    const at = { x: 1, y: 2.5 };
    expect(fit("com.example.draw", "args", [[at], [at, "red"], [at, 2], [], [at, "pink"], [{ x: "1" }]])).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    const tree = (name: unknown): unknown => [at, 1, { name: "a", children: [{ name }] }];
    expect(fit("com.example.draw", "args", [tree("b"), tree(1), [at, 1, {}], [at, 1, { name: "a" }, 4]])).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(
      fit("com.example.draw", "kwargs", [
        {},
        { tags: ["a"], times: 3 },
        { tags: "a" },
        { times: 2 ** 31 },
        { other: 1 },
      ]),
    ).toEqual([true, true, false, false, false]);
    expect(fit("com.example.on_drawn", "args", [[[1, 2]], [[0]], [["1"]]])).toEqual([true, false, false]);
  });

  test("have schemas that the router's validator takes", () => {
    const all = Object.values(readInterfaces(files)).flat();
    const schemas = all.flatMap((declaration, index) =>
      "args" in declaration ? [[`${index}`, declaration.args ?? true] as const] : [],
    );
    expect(jsonSchema().compile(new Map(schemas)).size).toBe(2);
  });

  test.each<readonly [source: string, message: string]>([
    ["table {", "a.fbs: line 1: expected a name, got {"],
    ["\n\ntable A { a string; }", 'a.fbs: line 3: expected ":", got string'],
    ["table A { a: string", 'a.fbs: line 1: expected ";", got the end'],
    ["union A { B }", "a.fbs: line 1: expected include"],
    ["table A { a: ' }", "a.fbs: line 1: there is something that does not belong into IDL"],
    ['include "b.fbs";', "a.fbs: b.fbs is included, and not there"],
    [
      'table A { a: B; }\nrpc_service I (type: "interface", uuid: "bf469db0-efea-425b-8de4-24b5770e6241", wampuri: "a") { a (A): Void (type: "topic", wampuri: "a.a"); }',
      "a.fbs: line 1: there is no type B",
    ],
    [
      'rpc_service I (type: "interface", uuid: "bf469db0-efea-425b-8de4-24b5770e6241", wampuri: "a") { a (A): Void (type: "topic", wampuri: "a.a"); }',
      "a.fbs: line 1: there is no table A",
    ],
  ])("%s is refused", (source, message) => {
    expect(() => readInterfaces({ "a.fbs": source })).toThrow(message);
  });
});
