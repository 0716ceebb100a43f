import type { KeyPath } from "./source-document.ts";

/** Where secrets come from. */
export interface SecretSources {
  /** The environment of the process. */
  readonly environment: { readonly [name: string]: string | undefined };
  /** Reads a file, named relative to the configuration file. */
  readFile(path: string): string;
  /** Told of each value that came from elsewhere. Default: nobody is. */
  onSecret?(value: string): void;
}

/** The data of a configuration with `${NAME}` and `file:NAME` replaced. */
export interface FilledIn {
  readonly data: unknown;
  /** The values that came from elsewhere, by `pathId`: never to be shown. */
  readonly secret: ReadonlySet<string>;
  /** What could not be had. */
  readonly missing: readonly { readonly path: KeyPath; readonly text: string }[];
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const FILE = "file:";

/**
 * Replaces `${NAME}` in texts by variables of the environment, and a text `file:NAME` by what the file holds, without
 * the line break at its end. `$${` stands for `${`. What a variable or file holds is not looked into again.
 */
export function fillInSecrets(data: unknown, sources: SecretSources): FilledIn {
  const secret = new Set<string>();
  const missing: { path: KeyPath; text: string }[] = [];

  function fill(value: unknown, path: KeyPath): unknown {
    if (typeof value === "string") return fillText(value, path);
    if (Array.isArray(value)) return value.map((each, index) => fill(each, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, [...path, key])]));
  }

  function fillText(text: string, path: KeyPath): string {
    const filled = text.startsWith(FILE) ? readSecret(text.slice(FILE.length), path) : fillVariables(text, path);
    if (filled !== text) secret.add(pathId(path));
    return filled;
  }

  function fillVariables(text: string, path: KeyPath): string {
    const parts = text.split("$${");
    return parts.map((part) => part.replace(VARIABLE, (_whole, name: string) => variable(name, path))).join("${");
  }

  function variable(name: string, path: KeyPath): string {
    const value = sources.environment[name];
    if (value === undefined) missing.push({ path, text: `the environment has no variable ${name}` });
    else sources.onSecret?.(value);
    return value ?? "";
  }

  function readSecret(name: string, path: KeyPath): string {
    try {
      const value = sources.readFile(name).replace(/\r?\n$/, "");
      sources.onSecret?.(value);
      return value;
    } catch {
      missing.push({ path, text: `the file ${name} cannot be read` });
      return "";
    }
  }

  return { data: fill(data, []), secret, missing };
}

/** A path as a key of a set. */
export function pathId(path: KeyPath): string {
  return JSON.stringify(path);
}
