import { BOARD_CELLS, BOARD_COLUMNS } from "../../domain/lamp.ts";

/** The cell a key leads to from `cell`; undefined if the key leads nowhere. */
export function nextCell(cell: number, key: string): number | undefined {
  if (cell < 0) return undefined;
  const column = cell % BOARD_COLUMNS;
  const start = cell - column;
  switch (key) {
    case "ArrowLeft":
      return column > 0 ? cell - 1 : undefined;
    case "ArrowRight":
      return column < BOARD_COLUMNS - 1 ? cell + 1 : undefined;
    case "ArrowUp":
      return cell >= BOARD_COLUMNS ? cell - BOARD_COLUMNS : undefined;
    case "ArrowDown":
      return cell + BOARD_COLUMNS < BOARD_CELLS ? cell + BOARD_COLUMNS : undefined;
    case "Home":
      return start;
    case "End":
      return start + BOARD_COLUMNS - 1;
    default:
      return undefined;
  }
}
