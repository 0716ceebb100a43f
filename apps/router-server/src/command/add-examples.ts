import type { Command } from "commander";
import type { Verb } from "./verb.ts";

/** Puts examples behind the help of a command. */
export function addExamples(command: Command, examples: Verb["examples"]): void {
  const lines = examples.map(([commandLine, what]) => `  # ${what}\n  ${commandLine}`);
  command.addHelpText("after", `\n${lines.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`);
}
