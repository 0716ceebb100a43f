import type { HTMLAttributes, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { BOARD_COLUMNS, BOARD_ROWS } from "../../domain/lamp.ts";
import { LampButton } from "./lamp-button.tsx";
import { nextCell } from "./next-cell.ts";
import { useDemo, useDemoState } from "./use-demo-state.ts";

const ROWS = Array.from({ length: BOARD_ROWS }, (_, row) => row);
const COLUMNS = Array.from({ length: BOARD_COLUMNS }, (_, column) => column);

/** The lamps, in rows. One of them is in the tab order; the arrow keys move on from there. */
export function BoardGrid(): JSX.Element {
  const demo = useDemo();
  const board = useDemoState((state) => state.board);
  const away = useDemoState((state) => state.link.state !== "up");
  const [focused, setFocused] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const press = usePainting((cell) => demo.lightLamp(cell));
  const moveFocus = (event: KeyboardEvent): void => {
    // The lamp that has the focus now; the state may lag behind by one drawing.
    const cell = nextCell(cellOf(event.target as Element), event.key);
    if (cell === undefined) return;
    event.preventDefault();
    setFocused(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
  };
  return (
    <div
      ref={grid}
      class="board"
      role="grid"
      aria-label={`The board: ${board.lamps.size} of ${BOARD_ROWS * BOARD_COLUMNS} lamps lit`}
      aria-disabled={away}
      onKeyDown={moveFocus}
      {...press}
    >
      {ROWS.map((row) => (
        <div key={row} role="row" class="board-row">
          {COLUMNS.map((column) => {
            const cell = row * BOARD_COLUMNS + column;
            return (
              <LampButton
                key={cell}
                cell={cell}
                lamp={board.lamps.get(cell)}
                inTabOrder={cell === focused}
                onFocus={setFocused}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Pointer and keyboard handlers that say which lamp is to be lit, one call per lamp crossed. */
function usePainting(paint: (cell: number) => void): HTMLAttributes<HTMLDivElement> {
  const last = useRef(-1);
  const paintAt = (target: Element | null): void => {
    const cell = target === null ? -1 : cellOf(target);
    if (cell === -1 || cell === last.current) return;
    last.current = cell;
    paint(cell);
  };
  const forget = (): void => void (last.current = -1);
  return {
    onPointerDown: (event) => {
      forget();
      if (event.button === 0) paintAt(event.target as Element);
    },
    onPointerMove: (event) => {
      if (event.buttons === 1) paintAt(document.elementFromPoint(event.clientX, event.clientY));
    },
    onPointerUp: forget,
    onClick: (event) => {
      // A click that no pointer made: Enter, Space, or an assistive technology.
      if (event.detail === 0) paintAt(event.target as Element);
      forget();
    },
  };
}

/** The cell of a lamp, or of what is drawn in it; -1 beside the lamps. */
function cellOf(element: Element): number {
  return Number(element.closest("[data-cell]")?.getAttribute("data-cell") ?? -1);
}
