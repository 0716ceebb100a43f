import type { JSX } from "preact";
import type { Colour } from "../../domain/colour.ts";
import { answerProcedure, DemoUri } from "../../domain/demo-uri.ts";
import type { Person } from "../../domain/person.ts";
import { useDemo, useDemoState } from "./use-demo-state.ts";

/** Somebody to call. */
interface Callee {
  readonly name: string;
  readonly what: string;
  readonly procedure: string;
  readonly colour?: Colour;
}

const BACKEND: Callee = {
  name: "Backend",
  what: "part of the router's process",
  procedure: DemoUri.BACKEND_ANSWER,
};
const NOBODY: Callee = {
  name: "Nobody",
  what: "to see what an error looks like",
  procedure: DemoUri.NOBODY,
};

/** Who can be called, each with a button. */
export function CalleeList(): JSX.Element {
  const people = useDemoState((state) => state.people);
  const link = useDemoState((state) => state.link);
  // Without a session nobody knows who is there, nor which of them is this tab.
  const others = link.state === "up" ? people.filter(({ id }) => id !== link.tab) : [];
  const tabs = others.filter(({ answers }) => answers).map(toCallee);
  return (
    <ul class="callees" data-testid="callees">
      {[BACKEND, ...tabs, NOBODY].map((callee) => (
        <CalleeRow key={callee.procedure} callee={callee} away={link.state !== "up"} />
      ))}
    </ul>
  );
}

function CalleeRow({ callee, away }: { callee: Callee; away: boolean }): JSX.Element {
  const demo = useDemo();
  const { name, what, procedure, colour } = callee;
  return (
    <li class={colour === undefined ? "callee" : `callee colour-${colour}`}>
      <span class="dot" aria-hidden="true" />
      <div class="callee-who">
        <p>
          <strong>{name}</strong> <span class="muted">{what}</span>
        </p>
        <p class="callee-uri">
          <code>{procedure}</code>
        </p>
      </div>
      <button type="button" class="button" disabled={away} onClick={() => void demo.ask(name, procedure)}>
        Call<span class="visually-hidden"> {name}</span>
      </button>
    </li>
  );
}

function toCallee({ id, name, colour }: Person): Callee {
  return { name, what: "another tab", procedure: answerProcedure(id), colour };
}
