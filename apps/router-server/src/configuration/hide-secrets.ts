import { ConfigurationError } from "./configuration-problem.ts";

/** What is shown in place of a value that came from elsewhere. */
const HIDDEN = "(hidden)";

/**
 * Takes values that came from the environment or from files out of messages, whoever has put them there: one value may
 * be wrong because of what another one is.
 */
export function hideSecrets({ problems }: ConfigurationError, secrets: ReadonlySet<string>): ConfigurationError {
  const written = [...secrets].flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  // What is part of another is looked for after it; of a letter or two nobody learns anything.
  const hidden = written.filter((value) => value.trim().length > 2).sort((one, other) => other.length - one.length);
  const hide = (text: string): string => hidden.reduce((shown, value) => shown.replaceAll(value, HIDDEN), text);
  return new ConfigurationError(problems.map((problem) => ({ ...problem, text: hide(problem.text) })));
}
