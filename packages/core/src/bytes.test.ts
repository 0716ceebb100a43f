import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Bytes from "./bytes.ts";
import { fromHex, toHex } from "./hex.test-support.ts";

/** The module as a runtime with Node's Buffer loads it, and as one without. */
describe.each(["with", "without"])("bytes %s Buffer", (which) => {
  let bytes: typeof Bytes;

  beforeEach(async () => {
    vi.resetModules();
    if (which === "without") vi.stubGlobal("Buffer", undefined);
    bytes = await import("./bytes.ts");
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("are allocated in the length wanted", () => {
    expect(bytes.allocBytes(7)).toBeInstanceOf(Uint8Array);
    expect(bytes.allocBytes(7)).toHaveLength(7);
  });

  it.each([
    ["", ""],
    ["abc", "616263"],
    ["é€😀", "c3a9e282acf09f9880"],
    ["\ufeffa", "efbbbf61"],
    ["\ud800", "efbfbd"],
  ])("hold %j as UTF-8", (text, hex) => {
    expect(toHex(bytes.encodeUtf8(text))).toBe(hex);
    const framed = fromHex(`ff${hex}ff`);
    expect(bytes.readUtf8(framed, 1, framed.length - 1)).toBe(text.replace("\ud800", "\ufffd"));
  });

  it("are read as ASCII", () => {
    expect(bytes.readAscii(fromHex("006162637f00"), 1, 5)).toBe("abc\u007f");
  });

  it.each([
    ["00ff10", "AP8Q"],
    ["00", "AA=="],
    ["", ""],
  ])("%s are %s in Base64", (hex, base64) => {
    expect(bytes.encodeBase64(fromHex(hex))).toBe(base64);
    expect(bytes.decodeBase64(base64)).toStrictEqual(fromHex(hex));
  });

  it("are copied and joined", () => {
    const source = fromHex("01020304");
    const copy = bytes.copyBytes(source, 1, 3);
    source.fill(0);
    expect(copy).toStrictEqual(fromHex("0203"));
    expect(toHex(bytes.concatBytes([copy, new Uint8Array(0), copy]))).toBe("02030203");
  });

  it("are told apart from what is no UTF-8", () => {
    expect(bytes.isUtf8Native(fromHex("c3a9efbbbf"))).toBe(true);
    expect(bytes.isUtf8Native(fromHex("c3"))).toBe(false);
  });

  it("carry messages of every serializer", async () => {
    const { serializers } = await import("./serializers.test-support.ts");
    const json = bytes.encodeUtf8('[48,1,{"x_é":"é"},"a.é",["é","\\u0000AAE="],{"a":"é"}]');
    const message = serializers.json.decode(json);
    const around = [serializers.msgpack, serializers.cbor, serializers.json].reduce(
      (carried, serializer) => serializer.decode(serializer.encode(carried)),
      message,
    );
    expect(toHex(serializers.json.encode(around))).toBe(toHex(json));
  });
});
