import type { JSX } from "preact";
import { COLOURS } from "../../domain/colour.ts";
import { MAX_NAME_LENGTH } from "../../domain/parse-name.ts";
import { useDemo, useDemoState } from "./use-demo-state.ts";

/** The visitor's name and colour, as the others see them. */
export function IdentityForm(): JSX.Element {
  const demo = useDemo();
  const me = useDemoState((state) => state.me);
  return (
    <form class="identity" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span class="field-label">You are</span>
        <input
          class="input"
          type="text"
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          value={me.name}
          onChange={(event) => demo.rename(event.currentTarget.value)}
        />
      </label>
      <fieldset class="swatches">
        <legend class="field-label">Your colour</legend>
        {COLOURS.map((colour) => (
          <label key={colour} class={`swatch colour-${colour}`} title={colour}>
            <input
              type="radio"
              name="colour"
              checked={me.colour === colour}
              onChange={() => demo.recolour(colour)}
              aria-label={colour}
            />
          </label>
        ))}
      </fieldset>
    </form>
  );
}
