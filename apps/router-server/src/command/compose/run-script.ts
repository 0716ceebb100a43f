import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { openTerminal } from "../terminal/terminal.ts";
import { doStep } from "./do-step.ts";
import { readScript } from "./read-script.ts";
import { ScriptSessions } from "./script-sessions.ts";

/** What to do. */
export interface ComposeGiven {
  readonly file: string;
  readonly flags: ConnectionFlags;
}

/** `junctor compose`: does the steps of a script, and prints a line for each. */
export async function runScript({ file, flags }: ComposeGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const script = readScript(file, terminal.environment);
  const sessions = new ScriptSessions(script, flags, terminal);
  try {
    for (const [index, step] of script.steps.entries()) {
      terminal.signal.throwIfAborted();
      const own = () => sessions.get("session" in step ? step.session : undefined);
      terminal.print(await doStep(step, { place: `steps[${index}]`, signal: terminal.signal, own }));
    }
  } finally {
    await sessions.leave();
  }
}
