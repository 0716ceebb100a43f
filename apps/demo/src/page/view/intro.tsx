import type { JSX } from "preact";
import { IdentityForm } from "./identity-form.tsx";

/** What this is, in two sentences, and who the visitor is. */
export function Intro(): JSX.Element {
  return (
    <section class="intro" aria-labelledby="intro-title">
      <div class="intro-text">
        <h1 id="intro-title">One router. Two ways to talk.</h1>
        <p class="lead">
          <em>Publish</em> and everyone who subscribed hears it. <em>Call</em> and one component answers. Both go
          through the router you just started: open a second tab and watch them talk.
        </p>
        <a class="button button-primary" href="./" target="_blank" rel="noopener">
          Open a second tab
        </a>
      </div>
      <IdentityForm />
    </section>
  );
}
