import { isStroke, lampArgs, parseLamp } from "./lamp.ts";
import type { Lamp } from "./lamp.ts";

/** The shared board. Never changed in place; `light` and `clear` give a new one. */
export interface Board {
  readonly lamps: ReadonlyMap<number, Lamp>;
  /** Lamps lit at this stroke or before are out. */
  readonly clearedAt: number;
}

/** The board with no lamp lit. */
export const DARK_BOARD: Board = { lamps: new Map(), clearedAt: 0 };

/** The stroke that is newer than everything on the board. */
export function nextStroke(board: Board): number {
  let highest = board.clearedAt;
  for (const lamp of board.lamps.values()) highest = Math.max(highest, lamp.stroke);
  return highest + 1;
}

/** The board with that lamp lit; the same board if what it shows is newer. */
export function light(board: Board, lamp: Lamp): Board {
  if (lamp.stroke <= board.clearedAt) return board;
  const shown = board.lamps.get(lamp.cell);
  if (shown !== undefined && !wins(lamp, shown)) return board;
  return { ...board, lamps: new Map(board.lamps).set(lamp.cell, lamp) };
}

/** The board without the lamps lit at `stroke` or before. */
export function clear(board: Board, stroke: number): Board {
  const kept = [...board.lamps].filter(([, lamp]) => lamp.stroke > stroke);
  return { lamps: new Map(kept), clearedAt: Math.max(stroke, board.clearedAt) };
}

/** A board as it travels in the answer to `demo.lobby.read`. */
export function formatBoard(board: Board): { clearedAt: number; lamps: unknown[][] } {
  return { clearedAt: board.clearedAt, lamps: [...board.lamps.values()].map(lampArgs) };
}

/** Reads a board from the network and leaves out what is no lamp. */
export function parseBoard(value: unknown): Board {
  if (typeof value !== "object" || value === null) return DARK_BOARD;
  const { clearedAt, lamps } = value as { [key: string]: unknown };
  let board: Board = { lamps: new Map(), clearedAt: isStroke(clearedAt) ? clearedAt : 0 };
  for (const args of Array.isArray(lamps) ? lamps : []) {
    const lamp = Array.isArray(args) ? parseLamp(args, board.clearedAt + 1) : undefined;
    if (lamp !== undefined) board = light(board, lamp);
  }
  return board;
}

/** Equal strokes: any fixed order will do, as long as everyone uses the same. */
function wins(lamp: Lamp, shown: Lamp): boolean {
  if (lamp.stroke !== shown.stroke) return lamp.stroke > shown.stroke;
  return `${lamp.colour} ${lamp.by}` > `${shown.colour} ${shown.by}`;
}
