import type { JSX } from "preact";
import { answerProcedure } from "../../domain/demo-uri.ts";
import { useDemo, useDemoState } from "./use-demo-state.ts";

const MAX_GREETING_LENGTH = 120;

/** Lets this tab answer calls: registers its procedure, or unregisters it. */
export function AnsweringForm(): JSX.Element {
  const demo = useDemo();
  const answering = useDemoState((state) => state.answering);
  const greeting = useDemoState((state) => state.greeting);
  const link = useDemoState((state) => state.link);
  const on = answering === "on";
  return (
    <div class={on ? "answering answering-on" : "answering"}>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={on}
        disabled={link.state !== "up"}
        onClick={() => void demo.setAnswering(on ? "off" : "on")}
      >
        <span class="switch-track" aria-hidden="true" />
        Answer calls in this tab
      </button>
      <p class="muted answering-what">
        {on && link.state === "up" ? (
          <>
            Registered as <code>{answerProcedure(link.tab)}</code>. Call it from another tab.
          </>
        ) : (
          waitingWords(on)
        )}
      </p>
      <label class="field">
        <span class="field-label">You say</span>
        <input
          class="input"
          type="text"
          maxLength={MAX_GREETING_LENGTH}
          autoComplete="off"
          value={greeting}
          onInput={(event) => demo.setGreeting(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

function waitingWords(on: boolean): string {
  return on
    ? "Will be registered again as soon as the router is back."
    : "Registers a procedure, and the other tabs can call you.";
}
