import { msgpack } from "@junctor/core/msgpack";
import { jsonSchema } from "@junctor/schema";
import { describe, expect, test } from "vitest";
import type { Declarations } from "../reflection/declare-for-realm.ts";
import { testRouter } from "../router.test-support.ts";

const declarations: Declarations = {
  "a.b": { type: "procedure", args: { items: { type: "integer" } } },
  "a.c": { type: "procedure", title: "Takes anything" },
  "a.": { type: "topic", match: "prefix", args: { items: { type: "integer" } } },
};
const realms = [{ name: "realm1", declarations, validator: jsonSchema() }];

/** A CALL, in MessagePack, whose only argument is of an extension type. */
function callWithExtension(request: number, procedure: string): Uint8Array {
  const text = Array.from(procedure, (character) => character.charCodeAt(0));
  return Uint8Array.from([0x95, 48, request, 0x80, 0xa0 | text.length, ...text, 0x91, 0xd4, 0x05, 0x00]);
}

describe("in a realm that validates, a payload", () => {
  test("that cannot be read is refused where it is compared, and passed on where it is not", async () => {
    const { join, router } = testRouter({ realms });
    const [callee, caller] = [await join({ serializer: msgpack() }), await join({ serializer: msgpack() })];
    callee.ask([64, 1, {}, "a.b"], [64, 2, {}, "a.c"]);
    caller.connection.send([callWithExtension(1, "a.b"), callWithExtension(2, "a.c")]);
    const text = expect.stringContaining("the payload of the call cannot be read");
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.invalid_argument", [text], { payload: "call" }]]);
    expect([callee.arrived.length, router.counters.payloadsRefused]).toEqual([1, 1]);
  });

  test("of a testament is compared when it is published", async () => {
    const { join, router } = testRouter({ realms });
    const [subscriber, leaver] = [await join(), await join()];
    subscriber.ask([32, 1, {}, "a.x"]);
    leaver.ask([48, 1, {}, "wamp.session.add_testament", ["a.x", ["one"]]]);
    leaver.ask([48, 2, {}, "wamp.session.add_testament", ["a.x", [2]]]);
    leaver.connection.terminate();
    expect(subscriber.take().map((message) => message[4])).toEqual([[2]]);
    expect(router.counters.payloadsRefused).toBe(1);
  });

  test("is refused with the place in it that does not fit", async () => {
    const { join } = testRouter({ realms });
    const [callee, caller] = [await join(), await join({ serializer: msgpack() })];
    callee.ask([64, 1, {}, "a.b"]);
    expect(caller.ask([48, 1, {}, "a.b", [1.5]])[0]?.slice(5)).toEqual([
      ["/args/0 of the call must be an integer"],
      { payload: "call", pointer: "/args/0", expected: "an integer" },
    ]);
    caller.ask([48, 2, {}, "a.b", [1], { any: "thing" }]);
    expect(callee.take()[0]?.slice(4)).toEqual([[1], { any: "thing" }]);
  });
});
