import { existsSync } from "node:fs";
import { join } from "node:path";
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

/** Where `buildGoCommand` puts the command. */
export function goBinary({ name }: GoCommand): string {
  return join(cacheFolder(name), name);
}

/** Builds the newest version of a command unless an earlier run did. Resolves to its version. @throws what go says. */
export async function buildGoCommand(command: GoCommand): Promise<string> {
  const cwd = cacheFolder(command.name);
  const go = (...args: string[]): Promise<string> => runToEnd({ file: "go", args, cwd });
  if (!existsSync(join(cwd, "go.mod"))) await go("mod", "init", "example.com/peer");
  if (!existsSync(goBinary(command))) {
    await go("get", `${command.module}@latest`);
    await go("build", "-mod=mod", "-o", goBinary(command), `${command.module}/${command.folder}`);
  }
  return (await go("list", "-m", "-f", "{{.Version}}", command.module)).trim();
}
