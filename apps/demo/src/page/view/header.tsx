import type { JSX } from "preact";
import type { Link } from "../state/link.ts";
import { Logo } from "./logo.tsx";
import { useDemoState } from "./use-demo-state.ts";

/** The name of the thing, and how the page stands with the router. */
export function Header(): JSX.Element {
  const link = useDemoState((state) => state.link);
  return (
    <header class="header">
      <div class="brand">
        <Logo />
        <span class="brand-name">Junctor</span>
        <span class="brand-what">WAMP router</span>
      </div>
      <p class={`status status-${link.state}`} role="status" data-testid="status">
        <span class="status-dot" aria-hidden="true" />
        <span>
          <strong>{title(link)}</strong>
          <span class="status-more">{details(link)}</span>
        </span>
      </p>
    </header>
  );
}

function title(link: Link): string {
  switch (link.state) {
    case "up":
      return "Connected";
    case "connecting":
      return "Connecting…";
    case "waiting":
      return "Not connected";
  }
}

function details(link: Link): string {
  if (link.state !== "up") return "";
  const returned = link.returns === 0 ? "" : link.returns === 1 ? ", back once" : `, back ${link.returns} times`;
  return ` to ${link.realm}, session ${link.session}${returned}`;
}
