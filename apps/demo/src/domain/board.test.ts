import { describe, expect, it } from "vitest";
import { clear, DARK_BOARD, formatBoard, light, nextStroke, parseBoard } from "./board.ts";
import { BOARD_CELLS, parseLamp } from "./lamp.ts";
import type { Lamp } from "./lamp.ts";

const coral: Lamp = { cell: 3, colour: "coral", by: "Coral Fox", stroke: 1 };
const teal: Lamp = { cell: 3, colour: "teal", by: "Teal Heron", stroke: 1 };

describe("the board", () => {
  it("shows the lamp lit last", () => {
    const later = { ...teal, stroke: 2 };
    expect(light(light(DARK_BOARD, coral), later).lamps.get(3)).toBe(later);
  });

  it("ends up the same when two strokes cross on the way", () => {
    const here = light(light(DARK_BOARD, coral), teal);
    const there = light(light(DARK_BOARD, teal), coral);
    expect(here).toEqual(there);
  });

  it("puts out what was lit before it was cleared, and nothing lit after", () => {
    const after = { ...teal, cell: 4, stroke: 3 };
    const board = clear(light(light(DARK_BOARD, coral), after), 2);
    expect([...board.lamps.keys()]).toEqual([4]);
  });

  it("leaves a lamp out that arrives after a clear it was lit before", () => {
    expect(light(clear(DARK_BOARD, 2), coral).lamps.size).toBe(0);
  });

  it("counts strokes on from the newest it knows", () => {
    expect(nextStroke(DARK_BOARD)).toBe(1);
    expect(nextStroke(light(DARK_BOARD, { ...coral, stroke: 7 }))).toBe(8);
    expect(nextStroke(clear(DARK_BOARD, 9))).toBe(10);
  });

  it("is read from the network as it was written", () => {
    const board = light(clear(DARK_BOARD, 4), { ...coral, stroke: 5 });
    expect(parseBoard(JSON.parse(JSON.stringify(formatBoard(board))))).toEqual(board);
  });

  it.each([undefined, null, 7, "board", {}, { lamps: 3 }, { lamps: [[1], "x", null] }])(
    "is dark when the network sends %j instead",
    (value) => {
      expect(parseBoard(value)).toEqual(DARK_BOARD);
    },
  );
});

describe("a lamp from the network", () => {
  it("needs a cell and a colour; the rest has defaults", () => {
    expect(parseLamp([5, "sky"], 12)).toEqual({ cell: 5, colour: "sky", by: "someone", stroke: 12 });
  });

  it.each([
    [[-1, "sky", "x", 1]],
    [[BOARD_CELLS, "sky", "x", 1]],
    [[1.5, "sky", "x", 1]],
    [["1", "sky", "x", 1]],
    [[1, "url(evil)", "x", 1]],
    [[1, "sky", "x", -1]],
    [[1, "sky", "x", 2 ** 60]],
    [[]],
  ])("is refused when it is %j", (args) => {
    expect(parseLamp(args, 1)).toBeUndefined();
  });
});
