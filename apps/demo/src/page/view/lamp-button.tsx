import { Component } from "preact";
import type { JSX } from "preact";
import type { Lamp } from "../../domain/lamp.ts";
import { BOARD_COLUMNS } from "../../domain/lamp.ts";

/** One lamp of the board. */
export interface LampButtonProps {
  readonly cell: number;
  readonly lamp: Lamp | undefined;
  readonly inTabOrder: boolean;
  onFocus(cell: number): void;
}

/** A class for `shouldComponentUpdate`: of 144 lamps, only the one that changed is drawn again. */
export class LampButton extends Component<LampButtonProps> {
  override shouldComponentUpdate(next: LampButtonProps): boolean {
    return next.lamp !== this.props.lamp || next.inTabOrder !== this.props.inTabOrder;
  }

  override render({ cell, lamp, inTabOrder, onFocus }: LampButtonProps): JSX.Element {
    return (
      <button
        type="button"
        role="gridcell"
        class="lamp"
        data-cell={cell}
        tabIndex={inTabOrder ? 0 : -1}
        aria-label={describe(cell, lamp)}
        title={lamp === undefined ? undefined : `lit by ${lamp.by}`}
        onFocus={() => onFocus(cell)}
      >
        {lamp !== undefined && <span key={`${lamp.stroke} ${lamp.by}`} class={`glow colour-${lamp.colour}`} />}
      </button>
    );
  }
}

function describe(cell: number, lamp: Lamp | undefined): string {
  const place = `Row ${Math.floor(cell / BOARD_COLUMNS) + 1}, column ${(cell % BOARD_COLUMNS) + 1}`;
  return lamp === undefined ? `${place}: dark` : `${place}: ${lamp.colour}, lit by ${lamp.by}`;
}
