import type { JSX } from "preact";
import { useDemoState } from "./use-demo-state.ts";

/** Everyone who has the page open. */
export function PeopleList(): JSX.Element {
  const people = useDemoState((state) => state.people);
  const link = useDemoState((state) => state.link);
  const mine = link.state === "up" ? link.tab : undefined;
  const away = link.state !== "up";
  return (
    <div class={away ? "people people-away" : "people"}>
      <h3 class="field-label">{away ? "Was here" : "Here now"}</h3>
      <ul class="people-list" data-testid="people">
        {people.map(({ id, name, colour }) => (
          <li key={id} class={`person colour-${colour}`}>
            <span class="dot" aria-hidden="true" />
            {name}
            {id === mine && <span class="muted"> (you)</span>}
          </li>
        ))}
        {people.length === 0 && <li class="muted">nobody yet</li>}
      </ul>
    </div>
  );
}
