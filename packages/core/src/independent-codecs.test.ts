import { Decoder, Encoder } from "cbor-x";
import * as fc from "fast-check";
import { Packr, Unpackr } from "msgpackr";
import { describe, expect, it } from "vitest";
import type { SerializerName } from "./payload-codec.ts";
import { serializers } from "./serializers.test-support.ts";

/*
 * Peers are built on other codecs. What those write we read, and what we write they read: the libraries here are
 * used as they come, as such a peer would.
 */
const packr = new Packr({ useRecords: false });
const unpackr = new Unpackr({ useRecords: false });
const encoder = new Encoder({ useRecords: false, tagUint8Array: true });
const decoder = new Decoder({ useRecords: false });
const utf8 = (globalThis as unknown as { TextEncoder: new () => { encode(text: string): Uint8Array } }).TextEncoder;

const write: { readonly [N in SerializerName]: (value: unknown) => Uint8Array } = {
  json: (value) => new utf8().encode(JSON.stringify(value)),
  msgpack: (value) => packr.pack(value),
  cbor: (value) => encoder.encode(value),
};

const read: { readonly [N in SerializerName]: (bytes: Uint8Array) => unknown } = {
  json: (bytes) => JSON.parse(String.fromCharCode(...bytes)),
  msgpack: (bytes) => unpackr.unpack(bytes),
  cbor: (bytes) => decoder.decode(bytes),
};

/**
 * What every codec agrees on: no integers beyond 32 bits, which JavaScript codecs write as floats,
 * and no `__proto__` key, which they rename.
 */
const common = fc.array(
  fc.anything({
    values: [
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.1, max: 1e9 }),
      fc.string(),
    ],
    key: fc.string().filter((key) => key !== "__proto__"),
    maxDepth: 4,
  }),
);

describe.each(Object.values(serializers))("$name", (serializer) => {
  it("reads what an independent codec writes", () => {
    fc.assert(
      fc.property(common, (args) => {
        const encoded = { serializer: serializer.name, count: 1, bytes: write[serializer.name](args) };
        expect(serializer.decodePayload(encoded).args).toEqual(args);
      }),
    );
  });

  it("writes what an independent codec reads", () => {
    fc.assert(
      fc.property(common, (args) => {
        fc.pre(args.length > 0);
        expect(read[serializer.name](serializer.encodePayload({ args, kwargs: {} }).bytes)).toEqual(args);
      }),
    );
  });
});

it("reads an id that a JavaScript codec wrote as a float", () => {
  const session = 2 ** 52 + 1;
  expect(serializers.msgpack.decode(packr.pack([33, 1, session]))).toMatchObject({ subscription: session });
  expect(serializers.cbor.decode(encoder.encode([33, 1, session]))).toMatchObject({ subscription: session });
});
