import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Link } from "../state/link.ts";
import { useDemo, useDemoState } from "./use-demo-state.ts";

/** Says what is wrong while the router cannot be reached, and what happens next. */
export function LinkBanner({ routerUrl }: { routerUrl: string }): JSX.Element | null {
  const demo = useDemo();
  const link = useDemoState((state) => state.link);
  if (link.state === "up" || link.reason === undefined) return null;
  return (
    <aside class="banner" aria-label="Connection trouble" data-testid="banner">
      <div class="banner-text" role="alert">
        <p class="banner-title">The router at {new URL(routerUrl).host} is not there.</p>
        <p class="banner-reason">
          {sentence(link.lost ?? link.reason)}
          {link.lost !== undefined && link.lost !== link.reason && ` Since then: ${link.reason}.`} Lighting and calling
          wait until it is back. If you stopped it, start it again: the page returns by itself.
        </p>
      </div>
      <div class="banner-next">
        <NextAttempt link={link} />
        <button type="button" class="button" onClick={() => demo.tryNow()} disabled={link.state === "connecting"}>
          Try now
        </button>
      </div>
    </aside>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function NextAttempt({ link }: { link: Exclude<Link, { state: "up" }> }): JSX.Element {
  const seconds = useSecondsUntil(link.state === "waiting" ? link.retryAt : 0);
  const when = link.state === "connecting" ? "Trying now…" : `Trying again in ${seconds} s`;
  const failed = link.state === "waiting" ? link.attempt : link.attempt - 1;
  return (
    <p class="banner-when">
      {when}
      {failed > 0 && <span class="muted"> · {failed === 1 ? "1 attempt" : `${failed} attempts`} so far</span>}
    </p>
  );
}

/** Whole seconds until a moment, counted down on the screen. */
function useSecondsUntil(moment: number): number {
  const left = (): number => Math.max(1, Math.ceil((moment - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
