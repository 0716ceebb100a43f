import type { JSX } from "preact";
import { DemoUri } from "../../domain/demo-uri.ts";
import { BoardGrid } from "./board-grid.tsx";
import { Panel } from "./panel.tsx";
import { PeopleList } from "./people-list.tsx";
import { useDemo, useDemoState } from "./use-demo-state.ts";

/** Publish and subscribe: a board that everyone lights lamps on. */
export function BoardPanel(): JSX.Element {
  const demo = useDemo();
  const up = useDemoState((state) => state.link.state === "up");
  const lit = useDemoState((state) => state.board.lamps.size);
  return (
    <Panel
      name="board"
      kind="Publish and subscribe"
      title="Light the board"
      lead={
        <>
          Each lamp you light is one publication to <code>{DemoUri.LAMP_LIT}</code>. The router sends it as an event to
          everyone who subscribed.
        </>
      }
    >
      <PeopleList />
      <BoardGrid />
      <div class="board-foot">
        <p class="muted">
          Press or drag. By keyboard: arrows and <kbd>Enter</kbd>.
        </p>
        <button
          type="button"
          class="button button-quiet"
          disabled={!up || lit === 0}
          onClick={() => void demo.clearBoard()}
        >
          Clear for everyone
        </button>
      </div>
    </Panel>
  );
}
