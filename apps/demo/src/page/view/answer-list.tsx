import type { JSX } from "preact";
import type { Answer, Outcome } from "../state/answer.ts";
import { useDemoState } from "./use-demo-state.ts";

/** What came of the visitor's calls, the newest first. */
export function AnswerList(): JSX.Element {
  const answers = useDemoState((state) => state.answers);
  return (
    <div class="answers">
      <h3 class="field-label">Answers</h3>
      <ol class="answer-list" aria-live="polite" data-testid="answers">
        {answers.map((answer) => (
          <AnswerRow key={answer.id} answer={answer} />
        ))}
        {answers.length === 0 && <li class="muted">Call someone, and the answer shows up here.</li>}
      </ol>
    </div>
  );
}

function AnswerRow({ answer }: { answer: Answer }): JSX.Element {
  return (
    <li class={`answer answer-${answer.outcome.state}`}>
      <AnswerText to={answer.to} outcome={answer.outcome} />
    </li>
  );
}

function AnswerText({ to, outcome }: { to: string; outcome: Outcome }): JSX.Element {
  switch (outcome.state) {
    case "waiting":
      return <p>{to} is being called…</p>;
    case "answered":
      return (
        <>
          <p>
            <strong>{outcome.by}</strong> answered <q>{outcome.text}</q>
          </p>
          <Took ms={outcome.took} />
        </>
      );
    case "failed":
      return (
        <>
          <p>
            <strong>{to}</strong> did not answer: {outcome.reason}
          </p>
          <Took ms={outcome.took} />
        </>
      );
  }
}

function Took({ ms }: { ms: number }): JSX.Element {
  return (
    <span class="took" title="round trip: to the router, to the callee, and back">
      {ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms
    </span>
  );
}
