import { setMaxListeners } from "node:events";
import { UserError } from "../user-error.ts";
import { ExitCode } from "../exit-code.ts";
import { oneLine } from "./one-line.ts";
import { printJson } from "./print-json.ts";

/** What a verb has of the shell it was typed into. */
export interface Terminal {
  readonly environment: { readonly [name: string]: string | undefined };
  /** Aborted, with what to exit by, when the user interrupts or nobody reads on. */
  readonly signal: AbortSignal;
  /** Prints a result: one line of JSON on standard output. */
  print(result: unknown): void;
  /** Prints a text as it is on standard output. */
  write(text: string | Uint8Array): void;
  /** Tells what is going on: a line on standard error. */
  say(text: string): void;
  /** Shows how far something has come, on the line before; only people see it. An empty text takes it away. */
  progress(text: string): void;
}

const CLEAR_LINE = "\r\u001b[K";
const [DIM, PLAIN] = ["\u001b[2m", "\u001b[0m"];

/** The terminal of this process. A second signal ends it at once. */
export function openTerminal({ quiet = false }: { readonly quiet?: boolean | undefined } = {}): Terminal {
  const { stdout, stderr, env } = process;
  const coloured = stderr.isTTY && stderr.hasColors();
  const say = (text: string): void => {
    if (!quiet) stderr.write(coloured ? `${CLEAR_LINE}${DIM}${oneLine(text)}${PLAIN}\n` : `${oneLine(text)}\n`);
  };
  let shown = "";
  const progress = (text: string): void => {
    if (!stderr.isTTY || quiet || text === shown) return;
    shown = text;
    stderr.write(`${CLEAR_LINE}${oneLine(text)}`);
  };
  return {
    environment: env,
    signal: abortOnSignals(),
    print(result) {
      progress("");
      printJson(result);
    },
    write(text) {
      progress("");
      stdout.write(text);
    },
    say,
    progress,
  };
}

function abortOnSignals(): AbortSignal {
  const abort = new AbortController();
  // Each request that is under way listens.
  setMaxListeners(0, abort.signal);
  const onSignal = (exitCode: number) => () => {
    if (abort.signal.aborted) process.exit(exitCode);
    abort.abort(new UserError("", exitCode));
  };
  process.on("SIGINT", onSignal(ExitCode.INTERRUPTED));
  process.on("SIGTERM", onSignal(ExitCode.TERMINATED));
  // `junctor subscribe topic | head -1`: nobody reads on, and all is well.
  process.stdout.on("error", () => abort.abort(new UserError("", 0)));
  return abort.signal;
}
