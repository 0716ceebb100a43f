/** One thing that is wrong with a configuration file. */
export interface ConfigurationProblem {
  /** The file it is in. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in the file, for example `realms[0].name`; empty at the top. */
  readonly key: string;
  /** What is wrong, and what was expected there. */
  readonly text: string;
}

/** Everything that is wrong with a configuration file and the files it names, in the order of their lines. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const files = [...new Set(problems.map(({ file }) => file))];
    const sorted = [...problems].sort(
      (one, other) =>
        files.indexOf(one.file) - files.indexOf(other.file) || one.line - other.line || one.column - other.column,
    );
    super(sorted.map(formatProblem).join("\n"));
    this.problems = sorted;
  }
}

/** One line: where, which key, and what was expected; the place as editors and terminals link it. */
function formatProblem({ file, line, column, key, text }: ConfigurationProblem): string {
  return `${file}:${line}:${column}: ${key === "" ? text : `${key}: ${text}`}`;
}
