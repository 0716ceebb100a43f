/** One thing that is wrong with a configuration file. */
export interface ConfigurationProblem {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in the file, for example `realms[0].name`; empty at the top. */
  readonly key: string;
  /** What is wrong, and what was expected there. */
  readonly text: string;
}

/** Everything that is wrong with a configuration file, in the order of its lines. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly file: string;
  readonly problems: readonly ConfigurationProblem[];

  constructor(file: string, problems: readonly ConfigurationProblem[]) {
    const sorted = [...problems].sort((one, other) => one.line - other.line || one.column - other.column);
    super(sorted.map((problem) => formatProblem(file, problem)).join("\n"));
    this.file = file;
    this.problems = sorted;
  }
}

/** One line: where, which key, and what was expected; the place as editors and terminals link it. */
function formatProblem(file: string, { line, column, key, text }: ConfigurationProblem): string {
  return `${file}:${line}:${column}: ${key === "" ? text : `${key}: ${text}`}`;
}
