import type { JSX } from "preact";
import { AnswerList } from "./answer-list.tsx";
import { AnsweringForm } from "./answering-form.tsx";
import { CalleeList } from "./callee-list.tsx";
import { Panel } from "./panel.tsx";

/** Routed calls: ask the backend, or a tab that answers; or answer yourself. */
export function CallsPanel(): JSX.Element {
  return (
    <Panel
      name="calls"
      kind="Routed calls"
      title="Call someone"
      lead="The caller names a procedure; the router knows who registered it. Neither knows where the other is."
    >
      <CalleeList />
      <AnswerList />
      <AnsweringForm />
    </Panel>
  );
}
