import * as fc from "fast-check";
import type { SerializerName } from "@junctor/core";
import { json } from "@junctor/core/json";
import type { StoredEvent } from "@junctor/router/store";
import { expect, test } from "vitest";
import { plainEvent } from "../stored-event.test-support.ts";
import { CorruptRecord } from "./corrupt-record.ts";
import { crc32c } from "./crc32c.ts";
import { decodeEvent } from "./decode-event.ts";
import { encodeEvent } from "./encode-event.ts";
import { eventKey, patternHash, readKey, retainedKey } from "./record-key.ts";
import { openRecord, sealRecord } from "./seal-record.ts";

const id = fc.integer({ min: 1, max: 2 ** 53 - 1 });
const text = fc.string({ unit: "grapheme" });
const value = fc.oneof(text, id, fc.boolean(), fc.constant(null), fc.double({ noNaN: true }), fc.constant("\0binary"));
const options = [
  "exclude",
  "exclude_authid",
  "exclude_authrole",
  "eligible",
  "eligible_authid",
  "eligible_authrole",
] as const;
const lists = fc.array(
  fc.record({
    option: fc.constantFrom(...options),
    names: fc.oneof(
      fc.array(fc.oneof(id, text)),
      fc.array(text).map((names) => new Set(names)),
    ),
  }),
);
const events: fc.Arbitrary<StoredEvent> = fc.record({
  topic: text,
  publication: id,
  timestamp: fc.double({ min: 0, max: 1e15, noNaN: true }),
  details: fc.dictionary(fc.constantFrom("publisher", "publisher_authid", "trustlevel", "ppt_scheme"), value, {
    noNullPrototype: true,
  }),
  excluded: fc.option(id, { nil: undefined }),
  lists,
  rkey: fc.option(text, { nil: undefined }),
  expires: fc.option(fc.double({ min: 0, max: 1e15, noNaN: true }), { nil: undefined }),
  payload: fc.record({
    serializer: fc.constantFrom<SerializerName>("json", "msgpack", "cbor"),
    count: fc.integer({ min: 0, max: 2 }),
    bytes: fc.uint8Array({ maxLength: 200 }),
  }),
  codec: fc.constant(json()),
});
const sequences = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const keys = fc.oneof(
  sequences.map(retainedKey),
  fc.tuple(text, sequences).map(([uri, sequence]) => eventKey(patternHash({ uri, match: "exact" }), sequence)),
);

/** What a reader gets of a record: an event, or that it is corrupt. Nothing else may happen. */
function read(key: Uint8Array, record: Uint8Array): object | "corrupt" {
  try {
    return plainEvent(decodeEvent(openRecord(key, record)));
  } catch (error) {
    if (error instanceof CorruptRecord) return "corrupt";
    throw error;
  }
}

test("an event is read as it was written", () => {
  fc.assert(
    fc.property(events, keys, (event, key) => {
      expect(read(key, sealRecord(key, encodeEvent(event)))).toEqual(plainEvent(event));
    }),
  );
});

test("a thousand records with flipped bits are corrupt, and never another event", () => {
  fc.assert(
    fc.property(events, keys, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (event, key, flips) => {
      const record = sealRecord(key, encodeEvent(event));
      const bits = new Set(flips.map((flip) => flip % (record.length * 8)));
      for (const bit of bits) record[bit >> 3]! ^= 1 << (bit & 7);
      expect(read(key, record)).toBe("corrupt");
    }),
    { numRuns: 1_000 },
  );
});

test("a thousand records cut short, or with octets behind, are corrupt", () => {
  fc.assert(
    fc.property(events, keys, fc.nat(), fc.uint8Array({ minLength: 1 }), (event, key, cut, more) => {
      const record = sealRecord(key, encodeEvent(event));
      expect(read(key, record.subarray(0, cut % record.length))).toBe("corrupt");
      expect(read(key, Buffer.concat([record, more]))).toBe("corrupt");
    }),
    { numRuns: 1_000 },
  );
});

test("a thousand runs of octets that nobody wrote are corrupt", () => {
  fc.assert(
    fc.property(keys, fc.uint8Array({ maxLength: 300 }), (key, octets) => {
      expect(read(key, octets)).toBe("corrupt");
    }),
    { numRuns: 1_000 },
  );
});

test("a record under another key is corrupt", () => {
  fc.assert(
    fc.property(events, keys, keys, (event, key, other) => {
      fc.pre(Buffer.compare(key, other) !== 0);
      expect(read(other, sealRecord(key, encodeEvent(event)))).toBe("corrupt");
    }),
  );
});

test("a record of a later version is refused as such", () => {
  const key = retainedKey(1);
  const later = sealRecord(key, Uint8Array.of(1, 2, 3));
  later[4] = 2;
  new DataView(later.buffer).setUint32(0, crc32c(later.subarray(4), crc32c(key)));
  expect(() => read(key, later)).toThrow("the store has records of version 2, and 1 is known");
});

test("keys are read as they were written, and sort as their events do", () => {
  fc.assert(
    fc.property(text, sequences, sequences, (uri, one, other) => {
      const pattern = patternHash({ uri, match: "prefix" });
      expect(readKey(eventKey(pattern, one))).toEqual({ kind: "event", pattern, sequence: one });
      expect(readKey(retainedKey(one))).toEqual({ kind: "retained", sequence: one });
      const order = Buffer.compare(eventKey(pattern, one), eventKey(pattern, other));
      expect(order).toBe(Math.sign(one - other));
    }),
  );
});

test("what is no key is none", () => {
  for (const octets of [[], [1], [2], [0xff], [3, ...retainedKey(1).subarray(1)]]) {
    expect(readKey(Uint8Array.from(octets))).toBeUndefined();
  }
});
