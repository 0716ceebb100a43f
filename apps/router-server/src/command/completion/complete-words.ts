import { addVerbs, createProgram } from "../parse-arguments.ts";
import { findCandidates } from "./find-candidates.ts";

/**
 * `junctor complete`: prints what may stand in place of the last word, a line for each with a tab before its
 * description, and `:files` if a file may.
 */
export async function completeWords(words: readonly string[]): Promise<void> {
  const program = createProgram("");
  await addVerbs(program, {}, () => {});
  const { words: found, files } = findCandidates(program, words);
  const lines = found.map(({ value, description }) => `${value}\t${description}`);
  process.stdout.write([...lines, ...(files ? [":files"] : [])].map((line) => `${line}\n`).join(""));
}
