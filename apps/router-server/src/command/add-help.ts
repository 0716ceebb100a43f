import type { Command } from "commander";
import type { Verb } from "./verb.ts";

/** Puts notes and examples behind the help of a command. */
export function addHelp(command: Command, { examples, notes }: Verb): void {
  if (notes !== undefined) command.addHelpText("after", `\n${notes.text}${indent(notes.yaml)}`);
  const lines = examples.map(([commandLine, what]) => `  # ${what}\n  ${commandLine}`);
  command.addHelpText("after", `\n${lines.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`);
}

function indent(text: string | undefined): string {
  return text === undefined ? "" : `\n${text.replace(/^/gm, "  ")}`;
}
