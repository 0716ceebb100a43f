import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isDict } from "@junctor/core";
import { UserError } from "../user-error.ts";
import type { ConnectionWords } from "./connection-flags.ts";
import type { Environment } from "./read-environment.ts";

/** What a profile says, and what the user should know about its file. */
export interface Profile {
  readonly words: ConnectionWords;
  readonly warning?: string | undefined;
}

/**
 * Reads a section of the profile file, an INI file: the one that `WAMP_PROFILE_FILE` names, else
 * `~/.junctor/profiles.ini`, else `~/.wick/config`.
 * @throws {UserError} if there is no such file or section, or it has a key that nobody knows.
 */
export async function readProfile(name: string, environment: Environment): Promise<Profile> {
  const { file, text } = readFirst(placesOf(environment));
  const { parse } = await import("ini");
  const sections = parse(text);
  const section = Object.hasOwn(sections, name) ? (sections[name] as unknown) : undefined;
  if (!isDict(section)) throw new UserError(`junctor: ${file} has no section [${name}].`);
  return { words: readWords(section, `${file}, [${name}]`), warning: warnIfReadable(file, section) };
}

function placesOf(environment: Environment): readonly string[] {
  const named = environment["WAMP_PROFILE_FILE"];
  if (named !== undefined && named !== "") return [named];
  const home = environment["HOME"] ?? homedir();
  return [join(home, ".junctor", "profiles.ini"), join(home, ".wick", "config")];
}

function readFirst(places: readonly string[]): { readonly file: string; readonly text: string } {
  for (const file of places) {
    try {
      return { file, text: readFileSync(file, "utf8") };
    } catch {
      // The next one may be there.
    }
  }
  throw new UserError(`junctor: there is no profile file that can be read at ${places.join(" or ")}.`);
}

const KEYS: { readonly [key: string]: keyof ConnectionWords } = {
  url: "url",
  realm: "realm",
  serializer: "serializer",
  authmethod: "authmethod",
  authid: "authid",
  authrole: "authrole",
  secret: "secret",
  ticket: "ticket",
  "private-key": "privateKey",
};

/** Keys are spelled as the flags, or with `_`. */
function readWords(section: { readonly [key: string]: unknown }, place: string): ConnectionWords {
  const words: { -readonly [key in keyof ConnectionWords]: string } = {};
  for (const [key, value] of Object.entries(section)) {
    const name = KEYS[key.toLowerCase().replaceAll("_", "-")];
    if (name === undefined) {
      throw new UserError(`junctor: ${place}: there is no key ${key}; known are ${Object.keys(KEYS).join(", ")}.`);
    }
    words[name] = String(value);
  }
  return words;
}

function warnIfReadable(file: string, section: { readonly [key: string]: unknown }): string | undefined {
  const secret = Object.keys(section).some((key) => /secret|ticket|private/i.test(key));
  const open = process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0;
  return secret && open
    ? `warning: ${file} holds a secret and can be read by others; chmod 600 makes it yours`
    : undefined;
}
