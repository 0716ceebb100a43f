import { describe, expect, it } from "vitest";
import { batchItem } from "./batch-item.ts";
import { concatBytes } from "./bytes.ts";
import { ProtocolError } from "./errors.ts";
import { fromHex, toHex } from "./hex.test-support.ts";
import type { SerializerName } from "./payload-codec.ts";
import { splitBatch } from "./split-batch.ts";

const utf8 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

describe("a batch", () => {
  const batches: [SerializerName, string[], string][] = [
    [
      "json",
      [toHex(utf8('[16,1,{},"a.b"]')), toHex(utf8('[16,2,{},"a.b"]'))],
      "5b31362c312c7b7d2c22612e62225d1e5b31362c322c7b7d2c22612e62225d1e",
    ],
    ["msgpack", ["94100180a3612e62", "94100280a3612e62"], "0000000894100180a3612e620000000894100280a3612e62"],
    ["cbor", ["841001a063612e62"], "00000008841001a063612e62"],
  ];

  it.each(batches)("in %s is the concatenation of its items", (name, messages, batch) => {
    expect(toHex(concatBytes(messages.map((message) => batchItem(name, fromHex(message)))))).toBe(batch);
  });

  it.each(batches)("in %s is cut into its messages", (name, messages, batch) => {
    expect(Array.from(splitBatch(name, fromHex(batch)), toHex)).toEqual(messages);
  });

  it("in JSON may use the octal separator of other peers", () => {
    expect(Array.from(splitBatch("json", fromHex("5b33352c315d185b33352c325d18")), toHex)).toEqual([
      "5b33352c315d",
      "5b33352c325d",
    ]);
  });

  it("keeps an empty message, which the serializer then refuses", () => {
    expect(Array.from(splitBatch("msgpack", fromHex("00000000")), toHex)).toEqual([""]);
    expect(Array.from(splitBatch("json", fromHex("1e")), toHex)).toEqual([""]);
  });

  it.each<[SerializerName, string, string]>([
    ["json", "", "empty"],
    ["msgpack", "", "empty"],
    ["cbor", "", "empty"],
    ["json", "5b33352c315d", "without a separator at the end"],
    ["msgpack", "000000", "with half a length"],
    ["msgpack", "0000000201", "with half a message"],
    ["cbor", "ffffffff00", "with a length that is too large"],
  ])("in %s is refused when it is %s (%s)", (name, batch) => {
    expect(() => splitBatch(name, fromHex(batch))).toThrow(ProtocolError);
  });

  it("of very many messages is cut as they are asked for", () => {
    const batch = new CountingBytes(new ArrayBuffer(1_000)).fill(0x1e);
    const [first, second] = splitBatch("json", batch);
    expect([first?.length, second?.length, batch.views]).toEqual([0, 0, 2]);
  });
});

/** Counts the views made of it. */
class CountingBytes extends Uint8Array<ArrayBuffer> {
  views = 0;

  override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
    this.views++;
    return this.slice(begin, end);
  }
}
