import { hasCodePoint } from "./code-point-ranges.ts";
import { LEFT_TO_RIGHT, MAPPED_TO_NOTHING, MAPPED_TO_SPACE, PROHIBITED, RIGHT_TO_LEFT } from "./sasl-prep-tables.ts";

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * The form of a username or password that is compared and hashed (SASLprep, RFC 4013; spec: AP-SCRAM-13). Code points
 * that Unicode 3.2 had not assigned pass, as the RFC has it for queries.
 * @throws {RangeError} if the text holds what is prohibited; the message does not quote it.
 */
export function saslPrep(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const characters = Array.from(text, (character) => (inTable(character, MAPPED_TO_SPACE) ? " " : character));
  const mapped = characters.filter((character) => !inTable(character, MAPPED_TO_NOTHING));
  const normal = mapped.join("").normalize("NFKC");
  const prepared = Array.from(normal);
  if (prepared.some((character) => inTable(character, PROHIBITED))) throw new RangeError("a prohibited character");
  checkDirections(prepared);
  return normal;
}

/** RFC 3454, section 6. */
function checkDirections(characters: readonly string[]): void {
  const rightToLeft = characters.map((character) => inTable(character, RIGHT_TO_LEFT));
  if (!rightToLeft.includes(true)) return;
  const mixed = characters.some((character, at) => rightToLeft[at] === false && LEFT_TO_RIGHT.test(character));
  if (mixed || rightToLeft[0] !== true || rightToLeft.at(-1) !== true) {
    throw new RangeError("text of both directions");
  }
}

function inTable(character: string, ranges: readonly number[]): boolean {
  return hasCodePoint(ranges, character.codePointAt(0) as number);
}
