import type { Command } from "commander";

/** What the command line asks for, read and checked. Nothing of it has been done. */
export interface Order {
  /** The words that name it, such as `call` or `meta sessions`. */
  readonly do: string;
  readonly [given: string]: unknown;
}

/** Takes an order, and what carries it out. */
export type Give = <O extends Order>(order: O, run: (order: O) => void | Promise<void>) => void;

/**
 * A verb of `junctor`: its arguments, options and help. To add one, write a file under `verbs/` and name it in
 * `verbs.ts`. The file is loaded when the verb is asked for; what it does should be imported only when it runs.
 */
export interface Verb {
  /** Examples for the help: a command line and what it does. */
  readonly examples: readonly (readonly [commandLine: string, what: string])[];
  /** What else there is to say: prose, and perhaps an example of a file in YAML. */
  readonly notes?: { readonly text: string; readonly yaml?: string | undefined } | undefined;
  /** Adds arguments and options to the command, and gives the order in its action. */
  define(command: Command, give: Give): void;
}
