import type { ComponentChildren, JSX } from "preact";

/** What every panel has: a kind, a title, what it shows, and its content. */
export interface PanelProps {
  readonly name: string;
  /** The WAMP words for what is going on here. */
  readonly kind: string;
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One part of the page, with its heading. */
export function Panel({ name, kind, title, lead, children }: PanelProps): JSX.Element {
  return (
    <section class={`panel panel-${name}`} aria-labelledby={`${name}-title`}>
      <header class="panel-head">
        <p class="panel-kind">{kind}</p>
        <h2 id={`${name}-title`}>{title}</h2>
        <p class="panel-lead">{lead}</p>
      </header>
      {children}
    </section>
  );
}
