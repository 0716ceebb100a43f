import type { JSX } from "preact";

/** Two lines in, one out, joined at a node. */
export function Logo(): JSX.Element {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path class="logo-lines" d="M6 7 16 16M26 7 16 16M16 16v9" />
      <circle class="logo-end" cx="6" cy="7" r="3.4" />
      <circle class="logo-end" cx="26" cy="7" r="3.4" />
      <circle class="logo-end" cx="16" cy="25" r="3.4" />
      <circle class="logo-node" cx="16" cy="16" r="4" />
    </svg>
  );
}
