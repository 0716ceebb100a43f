import { Option } from "commander";
import type { Command } from "commander";
import { parsePair } from "./parse-pair.ts";
import type { Pair } from "./parse-pair.ts";

/** What the flags of a payload say. */
export interface PayloadFlags {
  readonly kwarg?: readonly Pair[] | undefined;
  readonly json?: boolean | undefined;
  readonly args?: string | undefined;
  readonly kwargs?: string | undefined;
}

const GROUP = "Payload:";

/** Adds the positional arguments of a payload, behind what is there, and its flags. */
export function addPayloadFlags(command: Command): void {
  command.argument(
    "[args...]",
    'positional arguments: 1, 1.5, true, null, [1] and {"a":1} are JSON, all else is text; "\'1\'" is text',
  );
  const flags = [
    new Option(
      "-k, --kwarg <key=value>",
      "a keyword argument, read as positional ones are; may stand several times",
    ).argParser(parsePair),
    new Option("--json", "positional and keyword arguments are JSON, each of them"),
    new Option("--args <json>", "a list of positional arguments, in front of the others"),
    new Option("--kwargs <json>", "an object of keyword arguments"),
  ];
  for (const flag of flags) command.addOption(flag.helpGroup(GROUP));
}

/** Adds `-o`. */
export function addWampOptionFlag(command: Command, table: { readonly [option: string]: unknown }): void {
  const names = Object.keys(table).join(", ");
  command.addOption(
    new Option("-o, --option <name=value>", `an option as WAMP spells it: ${names}; may stand several times`).argParser(
      parsePair,
    ),
  );
}

/** `-o`. */
export interface WampOptionFlag {
  readonly option?: readonly Pair[] | undefined;
}
