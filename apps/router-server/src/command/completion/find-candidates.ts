import type { Command, Option } from "commander";

/** What may stand in place of the word that is being typed. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What may come next. */
export interface Candidates {
  readonly words: readonly Candidate[];
  /** Whether the name of a file may stand there. */
  readonly files: boolean;
}

/** How far the words before have come. */
interface Place {
  readonly command: Command;
  /** How many arguments of the command there are already. */
  readonly index: number;
  /** The option whose value is being typed. */
  readonly option: Option | undefined;
  /** `--` ends options. */
  readonly onlyArguments: boolean;
}

/**
 * What may stand in place of the last word.
 * @param program with all verbs, their arguments and options.
 * @param words those behind the program's name; the last one is not finished, and may be empty.
 */
export function findCandidates(program: Command, words: readonly string[]): Candidates {
  const start: Place = { command: program, index: 0, option: undefined, onlyArguments: false };
  const place = words.slice(0, -1).reduce(step, start);
  const typed = words.at(-1) ?? "";
  const { words: all, files } = place.option === undefined ? nextOf(place, typed) : valuesOf(place.option);
  const begin = place.option !== undefined && typed === "=" ? "" : typed;
  return { words: all.filter(({ value }) => value.startsWith(begin)), files };
}

function step(place: Place, word: string): Place {
  const { command, index, option, onlyArguments } = place;
  // Bash takes `--flag=value` apart into three words.
  if (option !== undefined) return word === "=" ? place : { ...place, option: undefined };
  if (!onlyArguments && word === "--") return { ...place, onlyArguments: true };
  if (!onlyArguments && word.startsWith("-")) return { ...place, option: valueOption(command, word) };
  const next = index === 0 ? command.commands.find((each) => each.name() === word) : undefined;
  return next === undefined ? { ...place, index: index + 1 } : { ...place, command: next, index: 0 };
}

/** The option that a word names, if its value is still to come. */
function valueOption(command: Command, word: string): Option | undefined {
  return command.options.find(
    (option) => (option.short === word || option.long === word) && (option.required || option.optional),
  );
}

function nextOf({ command, index, onlyArguments }: Place, typed: string): Candidates {
  if (typed.startsWith("-") && !onlyArguments) return { words: optionsOf(command), files: false };
  const verbs = index === 0 ? visibleCommands(command) : [];
  const argument = command.registeredArguments[index] ?? command.registeredArguments.find((each) => each.variadic);
  const choices = (argument?.argChoices ?? []).map((value) => ({ value, description: "" }));
  return { words: [...verbs, ...choices], files: argument !== undefined && isFile(argument.name()) };
}

function valuesOf(option: Option): Candidates {
  const words = (option.argChoices ?? []).map((value) => ({ value, description: "" }));
  return { words, files: isFile(/<(\w+)/.exec(option.flags)?.[1] ?? "") };
}

function optionsOf(command: Command): readonly Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  return options.map(({ long, short, description }) => ({ value: long ?? short ?? "", description }));
}

function visibleCommands(command: Command): readonly Candidate[] {
  const commands = command.createHelp().visibleCommands(command);
  return commands.map((each) => ({ value: each.name(), description: each.description() }));
}

/** Arguments and values of these names are files; programs are files too. */
function isFile(name: string): boolean {
  return name === "file" || name === "command" || name === "script";
}
