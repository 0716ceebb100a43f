import type { RandomSource } from "@junctor/core";
import { COLOURS, isColour } from "../../domain/colour.ts";
import type { Colour } from "../../domain/colour.ts";
import { parseName } from "../../domain/parse-name.ts";

/** Who the visitor is, before and beyond any session. */
export interface Identity {
  readonly name: string;
  readonly colour: Colour;
  /** `drawn`: by lot, and may be drawn again; `settled`: chosen by the visitor, or known to others. It stays. */
  readonly origin: "drawn" | "settled";
}

/** The part of the web's `Storage` that keeps an identity over a reload of the tab. */
export interface IdentityStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = "junctor-demo-identity";
const ANIMALS = ["Fox", "Heron", "Otter", "Wren", "Lynx", "Hare", "Finch", "Badger", "Owl", "Seal", "Newt", "Stork"];

/** Draws a colour and a name that goes with it; a colour nobody has, while there is one. */
export function drawIdentity(random: RandomSource, taken: readonly Colour[] = []): Identity {
  const free = COLOURS.filter((colour) => !taken.includes(colour));
  const colour = draw(free.length > 0 ? free : COLOURS, random);
  const animal = draw(ANIMALS, random);
  return { name: `${colour.charAt(0).toUpperCase()}${colour.slice(1)} ${animal}`, colour, origin: "drawn" };
}

/** The identity this tab had before it was reloaded; undefined if there was none. */
export function loadIdentity(storage: IdentityStorage): Identity | undefined {
  try {
    const { name, colour } = JSON.parse(storage.getItem(KEY) ?? "{}") as { [key: string]: unknown };
    const shown = parseName(name);
    return shown !== undefined && isColour(colour) ? { name: shown, colour, origin: "settled" } : undefined;
  } catch {
    // Storage that is switched off, or holds something else: a new name is no loss.
    return undefined;
  }
}

/** Keeps the identity over a reload of the tab, if the browser lets us. */
export function saveIdentity(storage: IdentityStorage, { name, colour }: Identity): void {
  try {
    storage.setItem(KEY, JSON.stringify({ name, colour }));
  } catch {
    // Storage that is full or switched off: the tab draws another name after a reload.
  }
}

function draw<T>(choices: readonly T[], random: RandomSource): T {
  return choices[random.uint32() % choices.length] as T;
}
