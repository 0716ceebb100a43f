import { readFileSync } from "node:fs";
import { readSecret } from "../read-secret.ts";
import { UserError } from "../user-error.ts";

/**
 * A secret as it was meant: `file:NAME` is what the file holds, without the line break at its end, and `-` is read from
 * standard input, on a terminal without being shown.
 * @param name what it is, for people.
 * @throws {UserError} if the file cannot be read, or there is nothing on standard input.
 */
export async function readSecretWord(word: string, name: string): Promise<string> {
  if (word === "-") return notEmpty(await readSecret(`${name}: `), name);
  if (!word.startsWith("file:")) return word;
  const file = word.slice("file:".length);
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new UserError(`junctor: the ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function notEmpty(secret: string, name: string): string {
  if (secret === "") throw new UserError(`junctor: there is no ${name} on standard input.`);
  return secret;
}
