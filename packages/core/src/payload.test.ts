import { describe, expect, it } from "vitest";
import { encodeUtf8 } from "./bytes.ts";
import { Payload } from "./payload.ts";
import type { PayloadCodec } from "./payload-codec.ts";
import { serializers } from "./serializers.test-support.ts";

const { json, msgpack, cbor } = serializers;

/** A codec, and a record of the work it was given. */
function counted(codec: PayloadCodec): PayloadCodec & { readonly work: string[] } {
  const work: string[] = [];
  return {
    name: codec.name,
    work,
    decodePayload(encoded) {
      work.push("decode");
      return codec.decodePayload(encoded);
    },
    encodePayload(values) {
      work.push("encode");
      return codec.encodePayload(values);
    },
  };
}

const arrived = { serializer: json.name, count: 2, bytes: encodeUtf8('[1],{"a":2}') };

describe("a payload that arrived", () => {
  it("leaves for a receiver of the same serializer as it came, undecoded", () => {
    const source = counted(json);
    expect(Payload.encoded(source, arrived).encodedFor(json)).toBe(arrived);
    expect(source.work).toEqual([]);
  });

  it("is decoded once, when somebody asks", () => {
    const source = counted(json);
    const payload = Payload.encoded(source, arrived);
    expect([payload.args, payload.kwargs, payload.args]).toEqual([[1], { a: 2 }, [1]]);
    expect(source.work).toEqual(["decode"]);
  });

  it("is transcoded once for each other serializer", () => {
    const source = counted(json);
    const targets = [counted(msgpack), counted(cbor)];
    const payload = Payload.encoded(source, arrived);
    for (const target of [...targets, ...targets]) payload.encodedFor(target);
    expect(source.work).toEqual(["decode"]);
    expect(targets.map((target) => target.work)).toEqual([["encode"], ["encode"]]);
  });
});

describe("a payload of values", () => {
  it("may lack either part", () => {
    expect(Payload.of().args).toEqual([]);
    expect(Payload.of([1]).kwargs).toEqual({});
    expect(Payload.of(undefined, { a: 1 })).toMatchObject({ args: [], kwargs: { a: 1 } });
  });

  it("is the same values and no bytes until it is sent", () => {
    const args = [1];
    expect(Payload.of(args).args).toBe(args);
  });
});

it("the empty payload is empty in every serializer", () => {
  const lengths = [json, msgpack, cbor].map((serializer) => Payload.EMPTY.encodedFor(serializer).bytes.length);
  expect(lengths).toEqual([0, 0, 0]);
  expect(Payload.EMPTY).toMatchObject({ args: [], kwargs: {} });
});

describe("a deferred payload", () => {
  it("makes its values once, when they are asked for or sent", () => {
    let made = 0;
    const payload = Payload.deferred(() => ({ args: [++made], kwargs: { b: 2 } }));
    expect(made).toBe(0);
    expect(payload).toMatchObject({ args: [1], kwargs: { b: 2 } });
    expect(json.decodePayload(payload.encodedFor(json))).toEqual({ args: [1], kwargs: { b: 2 } });
    expect(made).toBe(1);
  });

  it("fails whoever asks while the values cannot be made", () => {
    const payload = Payload.deferred(() => {
      throw new Error("no key");
    });
    expect(() => payload.args).toThrow("no key");
    expect(() => payload.encodedFor(json)).toThrow("no key");
  });
});
