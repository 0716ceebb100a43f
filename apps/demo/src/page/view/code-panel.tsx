import type { JSX } from "preact";
import { CopyButton } from "./copy-button.tsx";
import { ownCode } from "./own-code.ts";
import { Panel } from "./panel.tsx";
import { useDemoState } from "./use-demo-state.ts";

/** Code to copy, that does with the router what this page does. */
export function CodePanel({ routerUrl }: { routerUrl: string }): JSX.Element {
  const realm = useDemoState((state) => (state.link.state === "up" ? state.link.realm : undefined));
  const code = ownCode(routerUrl, realm ?? "realm1");
  return (
    <Panel
      name="code"
      kind="Your own code"
      title="Join in from a terminal"
      lead={
        <>
          Save it as <code>hello.mjs</code>, run <code>node hello.mjs</code>, and watch the top left lamp of the board.
          Any WAMP client works, in any language.
        </>
      }
    >
      <pre class="code" tabIndex={0} aria-label="Code of a client">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} />
    </Panel>
  );
}
