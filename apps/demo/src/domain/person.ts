import { isId } from "@junctor/core";
import { isColour } from "./colour.ts";
import type { Colour } from "./colour.ts";
import { parseName } from "./parse-name.ts";

/** Somebody who has the page open. */
export interface Person {
  /** The id of the WAMP session: it lives and dies with the connection, and nobody else has it. */
  readonly id: number;
  readonly name: string;
  readonly colour: Colour;
  /** Whether that page has registered its answer procedure. */
  readonly answers: boolean;
}

/** The most people the demo shows. */
export const MAX_PEOPLE = 100;

/** Reads a person from the network; undefined if it is none. */
export function parsePerson(value: unknown): Person | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, name, colour, answers } = value as { [key: string]: unknown };
  const shown = parseName(name);
  if (!isId(id) || shown === undefined || !isColour(colour)) return undefined;
  return { id, name: shown, colour, answers: answers === true };
}

/** Reads a list of people from the network and leaves out what is none. */
export function parsePeople(value: unknown): Person[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MAX_PEOPLE)
    .map(parsePerson)
    .filter((person) => person !== undefined);
}
