import { describe, expect, test } from "vitest";
import { skipPlain } from "./skip-plain.ts";

const LENGTH = 300;
const every = Array.from({ length: 256 }, (_, octet) => octet);
const special = every.filter((octet) => octet < 0x20 || octet > 0x7f || octet === 0x22 || octet === 0x5c);

/** Plain octets behind `offset` others, so that words begin at every place. */
function plainText(offset: number): Uint8Array {
  const octets = every.filter((octet) => !special.includes(octet));
  const whole = Uint8Array.from({ length: offset + LENGTH }, (_, at) => octets[at % octets.length] as number);
  return whole.subarray(offset);
}

describe.each([0, 1, 2, 3])("octets that stand for themselves, %d off a word", (offset) => {
  test("are passed over up to the end, from anywhere", () => {
    const bytes = plainText(offset);
    const starts = Array.from({ length: LENGTH + 1 }, (_, start) => start);
    expect(starts.map((start) => skipPlain(bytes, start))).toEqual(starts.map(() => LENGTH));
  });

  test("end at any other octet, wherever it stands", () => {
    const found = special.flatMap((octet) =>
      Array.from({ length: LENGTH }, (_, place) => {
        const bytes = plainText(offset);
        bytes[place] = octet;
        return skipPlain(bytes, 0) - place;
      }),
    );
    expect(found.filter((distance) => distance !== 0)).toEqual([]);
    expect(found).toHaveLength(special.length * LENGTH);
  });
});
