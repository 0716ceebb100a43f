import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { WireEntry } from "../state/wire-entry.ts";
import { Panel } from "./panel.tsx";
import { useDemoState } from "./use-demo-state.ts";

/** What goes over this tab's connection: every message by its WAMP name and in words. */
export function WirePanel(): JSX.Element {
  const wire = useDemoState((state) => state.wire);
  const count = useDemoState((state) => state.wireCount);
  const [routine, setRoutine] = useState(false);
  const shown = routine ? wire : wire.filter((entry) => !entry.routine);
  return (
    <Panel
      name="wire"
      kind="On the wire"
      title="What just happened"
      lead="The WAMP messages of this tab, the newest first. Open one to see it as it went over the connection."
    >
      <div class="wire-tools">
        <label class="check">
          <input type="checkbox" checked={routine} onChange={(event) => setRoutine(event.currentTarget.checked)} />
          Show the roll call (who is still here)
        </label>
        <span class="muted">{count} messages</span>
      </div>
      <ol class="wire" tabIndex={0} aria-label="Messages, the newest first" data-testid="wire">
        {shown.map((entry) => (
          <WireRow key={entry.id} entry={entry} />
        ))}
        {shown.length === 0 && <li class="muted wire-empty">Nothing yet.</li>}
      </ol>
    </Panel>
  );
}

function WireRow({ entry }: { entry: WireEntry }): JSX.Element {
  const sent = entry.direction === "sent";
  return (
    <li class={`message message-${entry.direction}`}>
      <details>
        <summary>
          <span class="message-way" aria-label={sent ? "sent" : "received"} title={sent ? "sent" : "received"}>
            {sent ? "→" : "←"}
          </span>
          <code class="message-type">{entry.type}</code>
          <span class="message-words">{entry.words}</span>
        </summary>
        <pre class="message-raw">{entry.raw}</pre>
      </details>
    </li>
  );
}
