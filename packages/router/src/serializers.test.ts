import type { Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { describe, expect, test } from "vitest";
import { testRouter } from "./router.test-support.ts";

const topic = "com.example.topic";
const procedure = "com.example.add";
const kinds = [json, msgpack, cbor];

/** A serializer that notes the type of every message it encodes. */
function counting(inner: Serializer, encoded: string[]): Serializer {
  return {
    ...inner,
    encode(message) {
      encoded.push(`${inner.name} ${message.type}`);
      return inner.encode(message);
    },
  };
}

describe("peers of different serializers", () => {
  test("get one EVENT encoded once per serializer, however many they are (BP-ID-09)", async () => {
    const { join } = testRouter();
    const encoded: string[] = [];
    const publisher = await join();
    const subscribers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const kind = kinds[n % kinds.length] ?? json;
        return join({ serializer: counting(kind(), encoded) });
      }),
    );
    for (const subscriber of subscribers) subscriber.ask([32, 1, {}, topic]);
    encoded.length = 0;
    publisher.ask([16, 1, {}, topic, ["hello", 2 ** 40, true], { nested: { list: [1, 2.5] } }]);
    for (const subscriber of subscribers) {
      expect(subscriber.take()).toEqual([
        [36, 1, expect.any(Number), {}, ["hello", 2 ** 40, true], { nested: { list: [1, 2.5] } }],
      ]);
    }
    expect(encoded.sort()).toEqual(["cbor 36", "json 36", "msgpack 36"]);
  });

  test.each(kinds.flatMap((caller) => kinds.map((callee) => ({ caller, callee }))))(
    "call one another: $caller.name calls $callee.name (BP-RPC-06, BP-RPC-08)",
    async (kind) => {
      const { join } = testRouter();
      const callee = await join({ serializer: kind.callee() });
      const caller = await join({ serializer: kind.caller() });
      callee.ask([64, 1, {}, procedure]);
      caller.ask([48, 1, {}, procedure, [1, "two"], { three: 3 }]);
      expect(callee.take()[0]?.slice(4)).toEqual([[1, "two"], { three: 3 }]);
      callee.ask([70, 1, {}, [], { sum: 6 }]);
      expect(caller.take()).toEqual([[50, 1, {}, [], { sum: 6 }]]);
    },
  );
});

/** `["\u0000!"]` as MessagePack: a string that JSON would read as binary, so it cannot be expressed there (T17). */
const nulString = Uint8Array.of(0x91, 0xa2, 0x00, 0x21);

/** MessagePack bytes of a message of fixed fields with `nulString` as its Arguments. */
function withNulString(message: readonly number[], uri = ""): Uint8Array {
  const text = Array.from(uri, (character) => character.charCodeAt(0));
  const tail = uri === "" ? [] : [0xa0 | text.length, ...text];
  return Uint8Array.from([0x90 | (message.length + (uri === "" ? 1 : 2)), ...message, ...tail, ...nulString]);
}

const empty = 0x80;

describe("a payload the receiver's serializer cannot express", () => {
  test("is dropped for those subscribers, counted, and reaches the others bit for bit", async () => {
    const { join, router } = testRouter();
    const [publisher, same] = [await join({ serializer: msgpack() }), await join({ serializer: msgpack() })];
    const [one, other] = [await join(), await join()];
    for (const subscriber of [same, one, other]) subscriber.ask([32, 1, {}, "a.b"]);
    publisher.connection.send([withNulString([16, 1, empty], "a.b")]);
    expect(one.take()).toEqual([]);
    expect(other.take()).toEqual([]);
    expect(same.arrived.map((bytes) => Array.from(bytes.slice(-4)))).toEqual([Array.from(nulString)]);
    expect(router.counters).toMatchObject({ eventsOut: 1, eventsUnencodable: 2, faults: 0 });
  });

  test("in CALL is refused, and the callee's ids show no gap", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join({ serializer: msgpack() })];
    callee.ask([64, 1, {}, "a.b"]);
    caller.connection.send([withNulString([48, 1, empty], "a.b")]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.invalid_argument", [expect.any(String)]]]);
    caller.ask([48, 2, {}, "a.b"]);
    expect(callee.take().map((message) => message[1])).toEqual([1]);
  });

  test("in YIELD ends the call with an ERROR to the caller", async () => {
    const { join, router } = testRouter();
    const [callee, caller] = [await join({ serializer: msgpack() }), await join()];
    callee.ask([64, 1, {}, "a.b"]);
    caller.ask([48, 1, {}, "a.b"]);
    callee.take();
    callee.connection.send([withNulString([70, 1, empty])]);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.invalid_argument", [expect.any(String)]]]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});
