import { describe, expect, it } from "vitest";
import { invalidAttributes, validAttributes } from "./attribute-vectors.test-support.ts";
import { encodeUtf8 } from "./bytes.ts";
import { ProtocolError } from "./errors.ts";
import { excludedVectors } from "./excluded-vectors.test-support.ts";
import { computedVectors, goldenVectors } from "./golden-vectors.test-support.ts";
import type { GoldenVector } from "./golden-vectors.test-support.ts";
import { fromHex, toHex } from "./hex.test-support.ts";
import { elementsOf, messageOf } from "./message-elements.test-support.ts";
import type { Serializer } from "./serializer.ts";
import { everySerializer, serializers } from "./serializers.test-support.ts";

const all = [...goldenVectors, ...computedVectors];
const cases = all.flatMap((vector) => everySerializer.map((serializer) => ({ json: vector.json, vector, serializer })));

function encodingOf(vector: GoldenVector, serializer: Serializer): Uint8Array {
  return serializer.name === "json" ? encodeUtf8(vector.json) : fromHex(vector[serializer.name]);
}

/** Puts a space behind each comma and colon between tokens, as Python does. */
function spaced(json: string): string {
  return json.replace(/("[^"]*")|([,:])/g, (_, text, mark) => text ?? `${mark} `);
}

describe("the golden vectors", () => {
  it.each(cases)("$json is read from $serializer.name", ({ vector, serializer }) => {
    expect(elementsOf(serializer.decode(encodingOf(vector, serializer)))).toEqual(JSON.parse(vector.json));
  });

  it.each(cases)("$json is written in $serializer.name", ({ vector, serializer }) => {
    expect(toHex(serializer.encode(messageOf(JSON.parse(vector.json))))).toBe(toHex(encodingOf(vector, serializer)));
  });

  it.each(all.map((vector) => spaced(vector.json)))("%s is read although it is not compact", (json) => {
    expect(elementsOf(serializers.json.decode(encodeUtf8(json)))).toEqual(JSON.parse(json));
  });

  it("are joined by the EVENT of the test suite's README, with the length that is wrong there set right", () => {
    const hex = "9624cf00000001488f41dbcf000000010801f61e81a97075626c6973686572cd04d29081a5636f6c6f72a66f72616e6765";
    expect(elementsOf(serializers.msgpack.decode(fromHex(hex)))).toEqual([
      36,
      5_512_315_355,
      4_429_313_566,
      { publisher: 1234 },
      [],
      { color: "orange" },
    ]);
  });

  it("and the excluded ones are all that the test suite has", () => {
    const samples = goldenVectors.length + validAttributes.length + invalidAttributes.length;
    expect(samples + Object.keys(excludedVectors).length).toBe(102);
    const encodings = goldenVectors.length * everySerializer.length + goldenVectors.filter((row) => row.spaced).length;
    const excludedEncodings = 4 + 4 * everySerializer.length;
    expect(encodings + excludedEncodings).toBe(129);
  });
});

describe("attributes", () => {
  const valid = validAttributes.flatMap((json) => everySerializer.map((serializer) => ({ json, serializer })));
  const invalid = invalidAttributes.flatMap((json) => everySerializer.map((serializer) => ({ json, serializer })));

  it.each(valid)("of $json are accepted in $serializer.name", ({ json, serializer }) => {
    const elements: unknown[] = JSON.parse(json);
    expect(elementsOf(serializer.decode(serializer.encode(messageOf(elements))))).toEqual(elements);
  });

  it.each(invalid)("of $json are a protocol violation in $serializer.name", ({ json, serializer }) => {
    const bytes = serializer.encode(messageOf(JSON.parse(json)));
    expect(() => serializer.decode(bytes)).toThrow(ProtocolError);
  });
});
