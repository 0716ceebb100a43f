import { isPattern, isUri, MessageType as T, onReceive, onSend, PayloadError, ProtocolError } from "@junctor/core";
import type { MatchPolicy, UriRule } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { expect } from "vitest";
import { bytesOfHex, bytesOfText, hexOfBytes, textOfBytes } from "../peer/bytes.ts";
import { decodeElements, encodeElements } from "../peer/elements.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";

/** URIs and whether they pass: loose exact, wildcard, prefix, then strict exact, wildcard, prefix. */
const uriTable: readonly (readonly [uri: string, verdicts: string])[] = [
  ["com.myapp.mytopic1", "111111"],
  ["", "011011"],
  [".", "010010"],
  ["a..b", "010010"],
  ["a.b.", "011011"],
  [".a", "010010"],
  ["a#b", "000000"],
  ["a b", "000000"],
  ["com.foo.#", "000000"],
  ["com.foo\n", "000000"],
  ["a\u00a0b", "000000"],
  ["Com.Foo", "111000"],
  ["com.my-app", "111000"],
  ["1.2", "111111"],
  ["_", "111111"],
  ["\u0663", "111000"],
];

const columns: readonly (readonly [UriRule, MatchPolicy])[] = [
  ["loose", "exact"],
  ["loose", "wildcard"],
  ["loose", "prefix"],
  ["strict", "exact"],
  ["strict", "wildcard"],
  ["strict", "prefix"],
];

const bytes = bytesOfHex("10e3ff9053075c526f5fc06d4fe37cdb");

/** Rules that hold wherever they are applied, and what is peculiar to one serializer. */
export const rules: readonly Scenario<NoWorld>[] = [
  scenario(
    "URIs and patterns are valid as the tables of the spec say",
    ["BP-URI-01", "BP-URI-02", "BP-URI-03", "BP-URI-04", "BP-URI-05", "BP-URI-06"],
    () => {
      const verdicts = (uri: string) =>
        columns.map(([rule, match]) => (isPattern(uri, match, rule) ? "1" : "0")).join("");
      expect(uriTable.map(([uri]) => [uri, verdicts(uri)])).toEqual(uriTable);
      expect(uriTable.map(([uri]) => [uri, isUri(uri), isUri(uri, "strict")])).toEqual(
        uriTable.map(([uri, expected]) => [uri, expected[0] === "1", expected[3] === "1"]),
      );
    },
  ),

  scenario(
    "a session goes from state to state as in the chart of the spec",
    ["BP-SESS-13", "BP-PERR-13", "BP-PERR-14"],
    () => {
      expect(onReceive("router", "closed", T.HELLO)).toBe("establishing");
      expect(onSend("router", "establishing", T.WELCOME)).toBe("established");
      expect(onSend("router", "establishing", T.CHALLENGE)).toBe("challenging");
      expect(onReceive("router", "challenging", T.AUTHENTICATE)).toBe("establishing");
      expect(onReceive("router", "established", T.GOODBYE)).toBe("goodbyeReceived");
      expect(onSend("router", "goodbyeReceived", T.GOODBYE)).toBe("closed");
      expect(onSend("router", "established", T.GOODBYE)).toBe("shuttingDown");
      expect(onReceive("router", "shuttingDown", T.CALL)).toBe("ignore");
      expect(onReceive("router", "shuttingDown", T.GOODBYE)).toBe("closed");
      const others = Object.values(T).filter((type) => type !== T.AUTHENTICATE && type !== T.ABORT);
      expect(
        others.map((type) => onReceive("router", "challenging", type)).filter((next) => next !== undefined),
      ).toEqual([]);
      expect([T.HELLO, T.AUTHENTICATE].map((type) => onReceive("router", "established", type))).toEqual([
        undefined,
        undefined,
      ]);
    },
  ),

  scenario("in JSON, bytes are U+0000 and Base64, at any depth", ["TR-BIN-01", "TR-BIN-02", "BP-SER-03"], () => {
    const text = textOfBytes(encodeElements(json(), [bytes, [{ deep: new Uint8Array() }]]));
    expect(text).toBe(String.raw`["\u0000EOP/kFMHXFJvX8BtT+N82w==",[{"deep":"\u0000"}]]`);
    const [first, second] = decodeElements(json(), bytesOfText(text)) as [Uint8Array, [{ deep: Uint8Array }]];
    expect([hexOfBytes(first), second[0].deep.length]).toEqual([hexOfBytes(bytes), 0]);
  }),

  scenario("in JSON, every other string stays text", ["TR-BIN-02"], () => {
    const texts = ["", "EOP/kFMHXFJvX8BtT+N82w==", "a\u0000b", "\u0001", "=="];
    expect(decodeElements(json(), encodeElements(json(), texts))).toEqual(texts);
    expect(() => encodeElements(json(), ["\u0000starts like bytes"])).toThrow(PayloadError);
  }),

  scenario("in JSON, malformed Base64 behind U+0000 breaks the protocol", ["TR-BIN-02"], () => {
    for (const malformed of ["***", "AAE", "AAEC=", "AA==AA==", "AA\\nAA"]) {
      const message = bytesOfText(String.raw`[16,1,{},"a.b",["\u0000` + `${malformed}"]]`);
      expect(() => json().decode(message)).toThrow(ProtocolError);
    }
  }),

  scenario("in MessagePack, text and bytes have different types", ["BP-SER-04"], () => {
    expect(hexOfBytes(encodeElements(msgpack(), ["ab", Uint8Array.of(97, 98)]))).toBe("92a26162c4026162");
    for (const text of ["91a26162", "91d9026162", "91da00026162", "91db000000026162"]) {
      expect(decodeElements(msgpack(), bytesOfHex(text))).toEqual(["ab"]);
    }
    for (const binary of ["91c4026162", "91c500026162", "91c6000000026162"]) {
      const [value] = decodeElements(msgpack(), bytesOfHex(binary)) as [Uint8Array];
      expect([value instanceof Uint8Array, hexOfBytes(value)]).toEqual([true, "6162"]);
    }
  }),

  scenario("in CBOR, every encoding RFC 8949 has for plain data is read", ["BP-SER-05"], () => {
    const cases: readonly (readonly [string, unknown])[] = [
      ["8101", 1],
      ["811801", 1],
      ["811b0000000000000001", 1],
      ["8120", -1],
      ["81f93c00", 1],
      ["81fa3fc00000", 1.5],
      ["81fb3ff8000000000000", 1.5],
      ["81f4", false],
      ["81f6", null],
      ["81626162", "ab"],
      ["817f61616162ff", "ab"],
      ["819f0102ff", [1, 2]],
      ["81bf616101ff", { a: 1 }],
      ["9f01ff", 1],
    ];
    expect(cases.map(([hex]) => [hex, decodeElements(cbor(), bytesOfHex(hex))[0]])).toEqual(cases);
    const [binary] = decodeElements(cbor(), bytesOfHex("81426162")) as [Uint8Array];
    expect(hexOfBytes(binary)).toBe("6162");
    expect(hexOfBytes(encodeElements(cbor(), ["ab", Uint8Array.of(97, 98)]))).toBe("82626162426162");
  }),
];
