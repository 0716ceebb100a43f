import { beforeAll, describe, expect, it } from "vitest";
import { allocBytes, concatBytes, encodeUtf8 } from "./bytes.ts";
import { PayloadError, ProtocolError } from "./errors.ts";
import { fromHex } from "./hex.test-support.ts";
import { elementsOf } from "./message-elements.test-support.ts";
import type { SerializerName } from "./payload-codec.ts";
import { payloadOf } from "./payload-of.ts";
import { serializers } from "./serializers.test-support.ts";

/*
 * The inputs that take a process down, or seconds, in decoders as they are shipped. Each must be refused within
 * 100 ms of CPU and 10 MB: here, and only here, a bound on time and memory is the requirement itself.
 */
const MOST_CPU_MICROSECONDS = 100_000;
const MOST_BYTES = 10 * 2 ** 20;
/** What else the process does adds to what is measured and takes nothing from it, so the least of some runs counts. */
const RUNS = 5;

interface Measures {
  cpuUsage(since?: { user: number; system: number }): { user: number; system: number };
  memoryUsage(): { heapUsed: number; arrayBuffers: number };
}
const { process } = globalThis as unknown as { process: Measures };

/** Sets every octet of `count` repetitions of `hex`. */
function repeat(hex: string, count: number): Uint8Array {
  const unit = fromHex(hex);
  const bytes = allocBytes(unit.length * count);
  for (let at = 0; at < bytes.length; at++) bytes[at] = unit[at % unit.length] as number;
  return bytes;
}

const text = encodeUtf8;
const nested = (open: string, count: number) => text(open.repeat(count));

/** `CALL` with the bytes given as Options: everything there is decoded. */
const inOptions: { readonly [N in SerializerName]: (attack: Uint8Array) => Uint8Array } = {
  json: (attack) => concatBytes([text("[48,1,"), attack, text(',"a.b"]')]),
  msgpack: (attack) => concatBytes([fromHex("943001"), attack, fromHex("a3612e62")]),
  cbor: (attack) => concatBytes([fromHex("84183001"), attack, fromHex("63612e62")]),
};

/** `CALL` with the bytes given as the only one of the Arguments: nothing there is decoded until someone asks. */
const inArguments: { readonly [N in SerializerName]: (attack: Uint8Array) => Uint8Array } = {
  json: (attack) => concatBytes([text('[48,1,{},"a.b",['), attack, text("]]")]),
  msgpack: (attack) => concatBytes([fromHex("95300180a3612e6291"), attack]),
  cbor: (attack) => concatBytes([fromHex("85183001a063612e6281"), attack]),
};

const good: { readonly [N in SerializerName]: Uint8Array } = {
  json: text('[48,1,{},"a.b",[1]]'),
  msgpack: fromHex("95300180a3612e629101"),
  cbor: fromHex("85183001a063612e628101"),
};

/** Wherever they stand. */
const refused: [SerializerName, string, Uint8Array][] = [
  ["json", "72 KB of lists in lists", nested("[", 72_000)],
  ["json", "1 MB of dicts in dicts", nested('{"a":', 200_000)],
  ["json", "65 closed lists in lists", text("[".repeat(65) + "]".repeat(65))],
  ["json", "invalid UTF-8", Uint8Array.of(0x22, 0xc0, 0x80, 0x22)],
  ["json", "1 MB of binary that is no Base64", text(`"\\u0000${"*".repeat(1_000_000)}"`)],
  ["msgpack", "72 KB of lists in lists", repeat("91", 72_000)],
  ["msgpack", "1 MB of dicts in dicts", repeat("81a0", 500_000)],
  ["msgpack", "a list that claims 20 million elements", fromHex("dd01312d00")],
  ["msgpack", "a dict that claims 4 billion entries", fromHex("dfffffffff")],
  ["msgpack", "lists in lists that claim 2^32 elements each", repeat("ddffffffff", 60)],
  ["msgpack", "text that claims 4 GB", fromHex("dbffffffff61")],
  ["msgpack", "binary that claims 4 GB", fromHex("c6ffffffff61")],
  ["msgpack", "an extension that claims 4 GB", fromHex("c9ffffffff0161")],
  ["msgpack", "the reserved octet", fromHex("c1")],
  ["msgpack", "invalid UTF-8", fromHex("a2c080")],
  ["msgpack", "1 MB of invalid UTF-8", concatBytes([fromHex("db000f4240"), repeat("ff", 1_000_000)])],
  ["msgpack", "a dict key that is no string", fromHex("810101")],
  ["msgpack", "a dict key that is a list", fromHex("819001")],
  ["msgpack", "a shared reference in the dialect of msgpackr", fromHex("92d6690000000190d67000000001")],
  ["msgpack", "a record definition in the dialect of msgpackr", fromHex("d4724091a16101")],
  ["cbor", "72 KB of lists in lists", repeat("81", 72_000)],
  ["cbor", "72 KB of indefinite lists in lists", repeat("9f", 72_000)],
  ["cbor", "1 MB of dicts in dicts", repeat("a160", 500_000)],
  ["cbor", "a list that claims 20 million elements", fromHex("9a01312d00")],
  ["cbor", "a list that claims 2^64 elements", fromHex("9bffffffffffffffff")],
  ["cbor", "a dict that claims 2^64 entries", fromHex("bbffffffffffffffff")],
  ["cbor", "text that claims 2^64 octets", fromHex("7bffffffffffffffff61")],
  ["cbor", "binary that claims 2^64 octets", fromHex("5bffffffffffffffff61")],
  ["cbor", "the single octet 9f", fromHex("9f")],
  ["cbor", "1 MB of tags and no value", repeat("c1", 1_000_000)],
  ["cbor", "1 MB of empty chunks and no end", concatBytes([fromHex("7f"), repeat("60", 1_000_000)])],
  ["cbor", "chunks of another type", fromHex("7f4161ff")],
  ["cbor", "an indefinite chunk", fromHex("7f7f6161ffff")],
  ["cbor", "a reserved head", fromHex("1c")],
  ["cbor", "a break without a beginning", fromHex("ff")],
  ["cbor", "a break in place of a dict value", fromHex("bf6161ff")],
  ["cbor", "an indefinite integer", fromHex("1f")],
  ["cbor", "a simple value in a longer form", fromHex("f814")],
  ["cbor", "invalid UTF-8", fromHex("62c080")],
  ["cbor", "invalid UTF-8 in a chunk", fromHex("7f61c36180ff")],
  ["cbor", "a dict key that is no string", fromHex("a10101")],
];

/** Well-formed, so peers of the same serializer may exchange it; but it is decoded nowhere. */
const neverDecoded: [SerializerName, string, Uint8Array][] = [
  ["msgpack", "a record bomb", concatBytes([fromHex("dc8000"), repeat("d47240", 0x8000)])],
  ["msgpack", "bundled strings", fromHex("d66200000000")],
  ["msgpack", "a regular expression", fromHex("c70378a16161")],
  ["msgpack", "an error", fromHex("c70165c0")],
  ["msgpack", "a set", fromHex("c7017390")],
  ["msgpack", "typed arrays", fromHex("c70274010 0".replaceAll(" ", ""))],
  ["msgpack", "a date", fromHex("d6ff00000000")],
  ["cbor", "a shared reference", fromHex("82d81c80d81d00")],
  ["cbor", "a record definition", fromHex("d9dfff8301816161f5")],
  ["cbor", "a record bomb", concatBytes([fromHex("9a00008000"), repeat("d9e00180", 0x8000)])],
  ["cbor", "a bignum of 200 KB", concatBytes([fromHex("c25a00030d40"), repeat("ff", 200_000)])],
  ["cbor", "a regular expression", fromHex("d81b82665265674578706161")],
  ["cbor", "a set", fromHex("d9010280")],
  ["cbor", "a map", fromHex("d90103a0")],
  ["cbor", "a date", fromHex("c000")],
  ["cbor", "a typed array", fromHex("d8454100")],
  ["cbor", "an unknown tag", fromHex("d9ffff00")],
  ["cbor", "packed values", fromHex("d833848080 8000".replaceAll(" ", ""))],
  ["cbor", "an unknown simple value", fromHex("e0")],
];

interface Cost {
  readonly cpu: number;
  readonly bytes: number;
}

/** What `work`, which must throw, costs at least, however busy the machine and the collector are; and the error. */
function costOf(work: () => unknown): Cost & { readonly error: unknown } {
  const runs = Array.from({ length: RUNS }, () => costOfRun(work));
  const least = (pick: (cost: Cost) => number): number => Math.min(...runs.map(pick));
  return { error: runs[0]?.error, cpu: least(({ cpu }) => cpu), bytes: least(({ bytes }) => bytes) };
}

function costOfRun(work: () => unknown): Cost & { readonly error: unknown } {
  const memory = process.memoryUsage();
  const since = process.cpuUsage();
  let error: unknown;
  try {
    work();
  } catch (thrown) {
    error = thrown;
  }
  const { user, system } = process.cpuUsage(since);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { error, cpu: user + system, bytes: heapUsed + arrayBuffers - memory.heapUsed - memory.arrayBuffers };
}

function expectCheap({ cpu, bytes }: Cost): void {
  expect(cpu).toBeLessThan(MOST_CPU_MICROSECONDS);
  expect(bytes).toBeLessThan(MOST_BYTES);
}

describe("an attack on a decoder", () => {
  beforeAll(() => {
    // The first use of everything is compiled here and not on anyone's bill.
    for (const [name] of [...refused, ...neverDecoded]) serializers[name].decode(good[name]);
  });

  it.each(refused)("%s: %s is a protocol violation in Options", (name, _what, attack) => {
    const message = inOptions[name](attack);
    const outcome = costOf(() => serializers[name].decode(message));
    expect(outcome.error).toBeInstanceOf(ProtocolError);
    expectCheap(outcome);
  });

  it.each(refused)("%s: %s is a protocol violation in the payload", (name, _what, attack) => {
    const message = inArguments[name](attack);
    const outcome = costOf(() => serializers[name].decode(message));
    expect(outcome.error).toBeInstanceOf(ProtocolError);
    expectCheap(outcome);
  });

  it.each(neverDecoded)("%s: %s is a protocol violation in Options", (name, _what, attack) => {
    const message = inOptions[name](attack);
    const outcome = costOf(() => serializers[name].decode(message));
    expect(outcome.error).toBeInstanceOf(ProtocolError);
    expectCheap(outcome);
  });

  it.each(neverDecoded)("%s: %s in the payload is neither decoded nor transcoded", (name, _what, attack) => {
    const message = inArguments[name](attack);
    const outcome = costOf(() => payloadOf(serializers[name].decode(message)).args);
    expect(outcome.error).toBeInstanceOf(PayloadError);
    expectCheap(outcome);
    expect(() => payloadOf(serializers[name].decode(message)).encodedFor(serializers.json)).toThrow(PayloadError);
  });

  it.each([...refused, ...neverDecoded])("%s: after %s the next good message is read", (name, _what, attack) => {
    costOf(() => serializers[name].decode(inOptions[name](attack)));
    costOf(() => payloadOf(serializers[name].decode(inArguments[name](attack))).args);
    expect(elementsOf(serializers[name].decode(good[name]))).toEqual([48, 1, {}, "a.b", [1]]);
  });
});

describe("what is large but legal", () => {
  it.each([
    ["64 levels", text(`[48,1,{},"a.b",${"[".repeat(63)}${"]".repeat(63)}]`)],
    ["1 MB of escapes", text(`[48,1,{},"a.b",["${"\\n".repeat(500_000)}"]]`)],
    ["1 MB of digits", text(`[48,1,{},"a.b",[${"1".repeat(1_000_000)}]]`)],
    ["1 MB of binary", text(`[48,1,{},"a.b",["\\u0000${"AAAA".repeat(250_000)}"]]`)],
  ])("JSON with %s is read and decoded", (_what, message) => {
    expect(payloadOf(serializers.json.decode(message)).args).toHaveLength(1);
  });
});
