import { expect, test } from "vitest";
import { joinFrames } from "./join-frames.ts";

const bytes = (...octets: number[]) => Uint8Array.from(octets);

test("small frames become one chunk, in order", () => {
  expect(joinFrames([bytes(1, 2), bytes(), bytes(3)]).map((chunk) => [...chunk])).toEqual([[1, 2, 3]]);
});

test("a lone frame is not copied", () => {
  const frame = bytes(1);
  expect(joinFrames([frame])[0]).toBe(frame);
});

test("a large frame stays a chunk of its own between the joined small ones", () => {
  const large = new Uint8Array(65_537);
  const chunks = joinFrames([bytes(1), bytes(2), large, bytes(3), bytes(4)]);
  expect(chunks.map((chunk) => chunk.length)).toEqual([2, 65_537, 2]);
  expect(chunks[1]).toBe(large);
});
