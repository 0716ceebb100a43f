import type { JSX } from "preact";
import { useState } from "preact/hooks";

const LABELS = { idle: "Copy", copied: "Copied", refused: "Select it and press Ctrl+C" } as const;

/** Puts a text into the clipboard and says so. */
export function CopyButton({ text }: { text: string }): JSX.Element {
  const [state, setState] = useState<keyof typeof LABELS>("idle");
  const copy = async (): Promise<void> => {
    try {
      // Browsers offer the clipboard to pages from this machine or over https; elsewhere it is missing.
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  };
  return (
    <p class="copy">
      <button type="button" class="button" onClick={() => void copy()} onBlur={() => setState("idle")}>
        {LABELS[state]}
      </button>
      <span class="visually-hidden" role="status">
        {state === "copied" ? "Copied to the clipboard" : ""}
      </span>
    </p>
  );
}
