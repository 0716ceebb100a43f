import { Command, CommanderError } from "commander";
import { addHelp } from "./add-help.ts";
import type { Give, Order } from "./verb.ts";
import { verbs } from "./verbs.ts";
import type { VerbEntry } from "./verbs.ts";

/** What the command line comes to. */
export type Parsed =
  | { readonly order: Order; readonly run: () => void | Promise<void> }
  /** Nothing is left to do but to print and exit: help, the version, or what is wrong with the arguments. */
  | { readonly exit: Exit };

/** What a process prints before it ends. */
export interface Exit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Reads the command line. Does nothing of what it says.
 * @param args without the program's name.
 * @param version printed for `--version`.
 */
export async function parseArguments(args: readonly string[], version: string): Promise<Parsed> {
  const printed = { stdout: "", stderr: "" };
  let parsed: Parsed | undefined;
  const program = createProgram(version);
  program.exitOverride().configureOutput({
    writeOut: (text) => (printed.stdout += text),
    writeErr: (text) => (printed.stderr += text),
    outputError: (text, write) => write(text.replace(/^error: /, "junctor: ")),
  });
  // Only what is asked for is loaded: `junctor start` pays for no other verb.
  const asked = args.slice(0, 2);
  await addVerbs(program, { asked }, (order, run) => void (parsed = { order, run: () => run(order) }));
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exit: { code: error.exitCode, ...printed } };
  }
  return parsed ?? { exit: { code: 0, ...printed } };
}

/** The program, without its verbs. */
export function createProgram(version: string): Command {
  return new Command("junctor")
    .description("A WAMP router: publish/subscribe and routed calls over WebSocket and RawSocket; and its client.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpCommand(new Command("help").argument("[verb]").description("print the help of a verb").helpGroup("Tools:"))
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 wrong usage, 2 no connection, 3 not let in, 4 refused by WAMP,\n124 timed out, 130 interrupted. `junctor help call` and so on say more.",
    );
}

/** Which verbs a program has. */
export interface VerbChoice {
  /** Default: all. */
  readonly listed?: readonly VerbEntry[] | undefined;
  /** The names of those that are wanted with arguments and options. Default: those that are listed. */
  readonly asked?: readonly string[] | undefined;
}

/** Adds verbs to the program. */
export async function addVerbs(program: Command, { listed = verbs, asked }: VerbChoice, give: Give): Promise<void> {
  for (const { name, summary, group, hidden = false, load } of listed) {
    const command = program
      .command(name, { hidden })
      .helpGroup(group)
      .description(summary)
      .helpOption("-h, --help", "print this help");
    command.allowExcessArguments(false);
    if (asked?.includes(name) === false) continue;
    const verb = await load();
    verb.define(command, give);
    addHelp(command, verb);
  }
}
