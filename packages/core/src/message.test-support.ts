import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { MAX_ID } from "./ids.ts";
import { messageOf } from "./message-elements.test-support.ts";
import { messageSchema } from "./message-schema.ts";
import type { FieldKind } from "./message-schema.ts";
import type { Message } from "./messages.ts";

const id = fc.oneof(
  fc.nat().map((value) => value + 1),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  fc.constant(MAX_ID),
);
const text = fc.string({ unit: "grapheme" });

/** Attributes no schema knows, so that their types are free. */
const options = fc.dictionary(
  fc.string().map((key) => `x_${key}`),
  fc.oneof(fc.boolean(), fc.nat(), text),
  { maxKeys: 3 },
);

const fields: { readonly [K in FieldKind]: Arbitrary<unknown> } = {
  id,
  requestType: fc.constantFrom(16, 32, 34, 48, 49, 64, 66, 68, 70),
  uri: text,
  string: text,
  dict: options,
};

const integer = fc.oneof(fc.integer(), fc.maxSafeInteger());

/** A BigInt that is one on arrival, too: beyond 2^53, within 64 bits. */
const bigInteger = fc.oneof(
  fc.bigInt({ min: 2n ** 53n + 1n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) - 1n }),
);

/** A float that is not written as an integer, because -0 has no sign there. */
const float = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

/** JSON takes text that starts with U+0000 for binary, so applications cannot send it. */
const sendableText = fc.string({ unit: "binary" }).map((value) => value.replace(/^\0+/, ""));

/** Plain data that all serializers carry. */
export const plainValue: Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(null, true, false),
    integer,
    bigInteger,
    float,
    sendableText,
    fc.uint8Array(),
    fc.array(tie("value")),
    fc.dictionary(fc.oneof(fc.string({ unit: "binary" }), fc.constant("__proto__")), tie("value")),
  ),
})).value;

/** Arguments and ArgumentsKw. */
export const plainPayload = fc.record({
  args: fc.array(plainValue),
  kwargs: fc.dictionary(fc.string(), plainValue),
});

/** Any message: its elements in wire order. */
export const anyMessage: Arbitrary<Message> = fc.constantFrom(...Object.entries(messageSchema)).chain(([code, row]) => {
  const envelope = Object.values(row.fields).map((kind) => fields[kind]);
  const payload = row.payload ? [fc.array(plainValue), fc.dictionary(fc.string(), plainValue)] : [];
  return fc.tuple(...envelope, ...payload).map((elements) => messageOf([Number(code), ...elements]));
});
