import type { JSX } from "preact";
import type { Demo } from "../state/demo.ts";
import { BoardPanel } from "./board-panel.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { CodePanel } from "./code-panel.tsx";
import { Header } from "./header.tsx";
import { Intro } from "./intro.tsx";
import { LinkBanner } from "./link-banner.tsx";
import { DemoContext } from "./use-demo-state.ts";
import { WirePanel } from "./wire-panel.tsx";

/** The whole page. `routerUrl` is where the visitor's own code would connect to. */
export function App({ demo, routerUrl }: { demo: Demo; routerUrl: string }): JSX.Element {
  return (
    <DemoContext.Provider value={demo}>
      <Header />
      <LinkBanner routerUrl={routerUrl} />
      <main class="page">
        <Intro />
        <div class="column">
          <BoardPanel />
          <WirePanel />
        </div>
        <div class="column">
          <CallsPanel />
          <CodePanel routerUrl={routerUrl} />
        </div>
      </main>
      <footer class="footer">
        Served by your own router. Nothing on this page comes from anywhere else, and nothing leaves this network.
      </footer>
    </DemoContext.Provider>
  );
}
