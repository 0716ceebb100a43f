import { isColour } from "./colour.ts";
import type { Colour } from "./colour.ts";
import { parseName } from "./parse-name.ts";

/** Lamps in a row of the board. */
export const BOARD_COLUMNS = 16;
/** Rows of the board. */
export const BOARD_ROWS = 9;
/** Lamps on the board. */
export const BOARD_CELLS = BOARD_COLUMNS * BOARD_ROWS;

/** A lamp that somebody lit. */
export interface Lamp {
  readonly cell: number;
  readonly colour: Colour;
  /** The name of who lit it. */
  readonly by: string;
  /**
   * A counter that goes up along with what its author has seen (a Lamport clock): the higher stroke stays,
   * whatever order two of them arrive in, so that all boards end up equal.
   */
  readonly stroke: number;
}

/**
 * Reads the arguments of `demo.board.lit`; undefined if they are no lamp.
 * @param nextStroke stands in for a missing stroke, so that three arguments are enough for code typed by hand.
 */
export function parseLamp(args: readonly unknown[], nextStroke: number): Lamp | undefined {
  const [cell, colour, by, stroke = nextStroke] = args;
  const name = parseName(by) ?? "someone";
  if (!isCell(cell) || !isColour(colour) || !isStroke(stroke)) return undefined;
  return { cell, colour, by: name, stroke };
}

/** A lamp as the arguments of `demo.board.lit`. */
export function lampArgs(lamp: Lamp): unknown[] {
  return [lamp.cell, lamp.colour, lamp.by, lamp.stroke];
}

/** Whether a value from the network is a stroke. */
export function isStroke(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isCell(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < BOARD_CELLS;
}
