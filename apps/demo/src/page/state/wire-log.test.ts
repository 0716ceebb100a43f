import { expect, it } from "vitest";
import { json } from "@junctor/core/json";
import { EMPTY_DICT, MessageType, Payload } from "@junctor/core";
import { DemoUri } from "../../domain/demo-uri.ts";
import { tapSerializer } from "./tap-serializer.ts";
import type { WireEntry } from "./wire-entry.ts";
import { createWireLog } from "./wire-log.ts";

/** A tapped serializer, and what its tap has told so far. */
function setUp() {
  const entries: Omit<WireEntry, "id">[] = [];
  const serializer = tapSerializer(
    json(),
    createWireLog((entry) => void entries.push(entry)),
  );
  const receive = (message: unknown) => serializer.decode(new TextEncoder().encode(JSON.stringify(message)));
  return { entries, serializer, receive };
}

it("tells what an event is about by the subscription it belongs to", () => {
  const { entries, serializer, receive } = setUp();
  serializer.encode({ type: MessageType.SUBSCRIBE, request: 1, options: EMPTY_DICT, topic: "com.example.news" });
  receive([33, 1, 77]);
  receive([36, 77, 5, {}, ["rain", 3]]);
  expect(entries.map(({ type, words }) => `${type} ${words}`)).toEqual([
    "SUBSCRIBE wants events of com.example.news",
    "SUBSCRIBED events of com.example.news will come",
    'EVENT com.example.news: "rain", 3',
  ]);
});

it("follows a call from request to result and to error", () => {
  const { entries, serializer, receive } = setUp();
  const call = {
    type: MessageType.CALL,
    options: EMPTY_DICT,
    procedure: "com.example.add",
    payload: Payload.of([1, 2]),
  };
  serializer.encode({ ...call, request: 1 });
  receive([50, 1, {}, [3]]);
  serializer.encode({ ...call, request: 2 });
  receive([8, 48, 2, {}, "wamp.error.no_such_procedure"]);
  expect(entries.map(({ words }) => words)).toEqual([
    "calls com.example.add with 1, 2",
    "com.example.add answered 3",
    "calls com.example.add with 1, 2",
    "com.example.add failed: wamp.error.no_such_procedure",
  ]);
});

it("follows an invocation from registration to yield", () => {
  const { entries, serializer, receive } = setUp();
  serializer.encode({ type: MessageType.REGISTER, request: 1, options: EMPTY_DICT, procedure: "com.example.hi" });
  receive([65, 1, 9]);
  receive([68, 4, 9, {}]);
  serializer.encode({ type: MessageType.YIELD, request: 4, options: EMPTY_DICT, payload: Payload.of(["hi"]) });
  expect(entries.slice(2)).toMatchObject([
    { direction: "received", words: "somebody calls com.example.hi with no arguments", raw: "[68,4,9,{}]" },
    { direction: "sent", words: 'answers com.example.hi: "hi"', raw: '[70,4,{},["hi"]]' },
  ]);
});

it("marks the roll call as routine, and nothing else", () => {
  const { entries, serializer, receive } = setUp();
  serializer.encode({ type: MessageType.SUBSCRIBE, request: 1, options: EMPTY_DICT, topic: DemoUri.ROLL_CALL });
  receive([33, 1, 77]);
  receive([36, 77, 5, {}]);
  serializer.encode({
    type: MessageType.PUBLISH,
    request: 2,
    options: EMPTY_DICT,
    topic: DemoUri.PERSON_HERE,
    payload: Payload.EMPTY,
  });
  expect(entries.map(({ routine }) => routine)).toEqual([false, false, true, true]);
});

it("cuts what is too long to read", () => {
  const { entries, receive } = setUp();
  receive([36, 77, 5, {}, ["x".repeat(5000)]]);
  expect(entries[0]?.raw).toHaveLength(241);
  expect(entries[0]?.words.length).toBeLessThan(100);
});
