import { writeFileSync } from "node:fs";
import { readReflection, writeContract } from "@junctor/interfaces";
import type { ReflectedDeclarations } from "@junctor/interfaces";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import { withSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UserError } from "../user-error.ts";

/** The flags of `junctor contract`. */
export interface ContractFlags extends ConnectionFlags {
  readonly name?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * `junctor contract`: writes a TypeScript module with a contract of what a realm declares.
 * @throws {UserError} if the name is no identifier, or the file cannot be written.
 */
export async function printContract(flags: ContractFlags): Promise<void> {
  const terminal = openTerminal(flags);
  // A wrong name is told before anything is asked for.
  moduleOf({}, flags);
  await withSessions({ flags }, terminal, async (session) => {
    const declarations = await readReflection(session);
    const count = Object.keys(declarations).length;
    if (count === 0) terminal.say("the realm declares nothing that this user is told of");
    put(moduleOf(declarations, flags), flags, terminal);
  });
}

function moduleOf(declarations: ReflectedDeclarations, { name }: ContractFlags): string {
  try {
    return writeContract(declarations, { name });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`junctor: ${error.message}`);
  }
}

function put(source: string, { out }: ContractFlags, terminal: Terminal): void {
  if (out === undefined) return terminal.write(source);
  try {
    writeFileSync(out, source);
  } catch (error) {
    throw new UserError(`junctor: cannot write ${out}: ${error instanceof Error ? error.message : String(error)}`);
  }
  terminal.say(`wrote ${out}`);
}
