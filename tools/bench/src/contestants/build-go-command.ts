import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { runToEnd } from "./run-to-end.ts";

/** A command of a Go module. */
export interface GoCommand {
  /** The module, as the Go module proxy names it. */
  readonly module: string;
  /** The package of the command within the module. */
  readonly folder: string;
  readonly name: string;
}

/** Where the command stands: one on the PATH, or what `buildGoCommand` made. */
export function goBinary({ name }: GoCommand): string {
  return findOnPath(name) ?? builtBinary(name);
}

/**
 * Builds the newest version of a command, unless one is on the PATH or an earlier run built it. Resolves to its version.
 * @throws what go says.
 */
export async function buildGoCommand(command: GoCommand): Promise<string> {
  if (!existsSync(goBinary(command))) await build(command);
  return describe(await runToEnd({ file: "go", args: ["version", "-m", goBinary(command)] }));
}

async function build({ module, folder, name }: GoCommand): Promise<void> {
  const cwd = cacheFolder(name);
  const go = (...args: string[]): Promise<string> => runToEnd({ file: "go", args, cwd });
  if (!existsSync(join(cwd, "go.mod"))) await go("mod", "init", "example.com/peer");
  await go("get", `${module}@latest`);
  await go("build", "-mod=mod", "-o", builtBinary(name), `${module}/${folder}`);
}

function builtBinary(name: string): string {
  return join(cacheFolder(name), name);
}

/** What a binary says of itself: the module's version, which has the commit when it was built in a checkout; and Go's. */
export function describe(buildInfo: string): string {
  const version = /^\tmod\t\S+\t(\S+)/m.exec(buildInfo)?.[1] ?? "(unknown)";
  const go = /\bgo\d\S*/.exec(buildInfo)?.[0] ?? "Go";
  return `${version}, built with ${go}`;
}

function findOnPath(name: string): string | undefined {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
