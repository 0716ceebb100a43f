import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeUtf8, readUtf8 } from "../bytes.ts";
import { ProtocolError } from "../errors.ts";
import { goldenVectors } from "../golden-vectors.test-support.ts";
import { json } from "../json/index.ts";
import { elementsOf, messageOf } from "../message-elements.test-support.ts";
import { anyMessage, plainPayload } from "../message.test-support.ts";
import type { MessageType } from "../message-type.ts";
import { receivedMessages } from "./received-messages.ts";
import { clientJson } from "./index.ts";

const full = json();
const light = clientJson();
const isReceived = ({ type }: { readonly type: MessageType }) => receivedMessages.has(type);

/** The elements of a message as they are read, or the kind of error that refuses them. */
function readWith({ decode }: typeof full, bytes: Uint8Array): unknown {
  try {
    return elementsOf(decode(bytes));
  } catch (error) {
    return error instanceof ProtocolError ? "refused" : error;
  }
}

const textOf = (bytes: Uint8Array) => readUtf8(bytes, 0, bytes.length);

const edit = fc.record({
  place: fc.nat(),
  removed: fc.nat(2),
  inserted: fc.constantFrom(
    "",
    "0",
    "-1",
    "null",
    ",",
    "{}",
    "[]",
    '"',

    "1e3",
    ".5",
    "9007199254740993",
    "\n",
  ),
});

describe("the JSON of clients", () => {
  it("writes every message as the other one does", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(elementsOf(full.decode(light.encode(message)))).toEqual(elementsOf(full.decode(full.encode(message))));
      }),
      { numRuns: 500 },
    );
  });

  it("reads every message a router sends as the other one does", () => {
    fc.assert(
      fc.property(anyMessage.filter(isReceived), (message) => {
        const bytes = full.encode(message);
        expect(readWith(light, bytes)).toEqual(readWith(full, bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("refuses what the other one refuses, and nothing else", () => {
    fc.assert(
      fc.property(anyMessage.filter(isReceived), edit, (message, { place, removed, inserted }) => {
        const text = textOf(full.encode(message));
        const at = 1 + (place % (text.length - 1));
        const bytes = encodeUtf8(text.slice(0, at) + inserted + text.slice(at + removed));
        const [, type] = /^\[(\d+)[,\]]/.exec(text) as unknown as [string, string];
        fc.pre(textOf(bytes).startsWith(`[${type}`));
        expect(readWith(light, bytes)).toEqual(readWith(full, bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it("carries payloads for other serializers", () => {
    fc.assert(
      fc.property(plainPayload, (values) => {
        const encoded = light.encodePayload(values);
        expect(encoded.count).toBe(full.encodePayload(values).count);
        expect(light.decodePayload(encoded)).toEqual(full.decodePayload(encoded));
      }),
    );
  });

  it.each(goldenVectors.map((vector) => vector.json))("writes %s to the octet", (text) => {
    expect(textOf(light.encode(messageOf(JSON.parse(text))))).toBe(text);
  });

  it.each([
    ["a message that only routers receive", '[48,1,{},"com.p"]'],
    ["an unknown type", "[999,1]"],
    ["a type that is the name of a method", '["constructor",1]'],
    ["an empty list", "[]"],
    ["no list", "{}"],
    ["two messages", "[50,1,{}][50,1,{}]"],
    ["nothing", ""],
    ["a byte order mark", "\ufeff[50,1,{}]"],
    ["65 lists in one another", `[50,1,{},${"[".repeat(64)}${"]".repeat(64)}]`],
    ["1 MB of lists", "[".repeat(2 ** 20)],
    ["binary that is no Base64", '[50,1,{},["\\u0000A"]]'],
    ["binary that looks like a mark of ours", '[50,1,{},["\\u0000#12", 9007199254740993]]'],
    ["a revocation without details", "[35,0]"],
    ["details without a revocation", "[35,1,{}]"],
    ["an id beyond 2^53", "[33,1,9007199254740993]"],
    ["an id that is no integer", "[33,1,1.5]"],
    ["arguments that are no list", "[50,1,{},{}]"],
    ["keyword arguments that are no dict", "[50,1,{},[],[]]"],
    ["an element too many", "[50,1,{},[],{},0]"],
    ["an attribute of another type", '[50,1,{"progress":1}]'],
  ])("refuses %s as a protocol violation", (_what, text) => {
    expect(() => light.decode(encodeUtf8(text))).toThrow(ProtocolError);
  });

  it("refuses what is no UTF-8", () => {
    expect(() => light.decode(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).toThrow(ProtocolError);
  });

  it("takes 64 levels", () => {
    const { args } = light.decode(encodeUtf8(`[50,1,{},${"[".repeat(63)}${"]".repeat(63)}]`)) as { args?: unknown };
    expect(args).toBeUndefined();
  });

  it("names message, place and expectation", () => {
    const refusal = (text: string) => () => light.decode(encodeUtf8(text));
    expect(refusal('[36,1,"x",{}]')).toThrow("EVENT element 2 (publication) must be of type id, got string");
    expect(refusal("[36,1,1]")).toThrow("EVENT element 3 (details) must be of type dict, got undefined");
    expect(refusal('[68,1,1,{"caller":null}]')).toThrow("INVOCATION attribute caller must be of type id, got null");
  });

  it("reads long text beside integers that a number would round", () => {
    const long = '\\"x'.repeat(2 ** 20);
    const [, , , args] = readWith(light, encodeUtf8(`[50,1,{},[18446744073709551615,"${long}"]]`)) as [
      0,
      0,
      0,
      [unknown, string],
    ];
    expect(args[0]).toBe(2n ** 64n - 1n);
    expect(args[1]).toHaveLength(2 ** 21);
  });
});
