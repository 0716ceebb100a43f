import { isId } from "@junctor/core";
import { UserError } from "../user-error.ts";

/**
 * Reads the ids of sessions.
 * @throws {UserError} if one is none.
 */
export function readIds(names: readonly string[]): readonly number[] {
  return names.map((name) => {
    const id = Number(name);
    if (/^\d+$/.test(name) && isId(id)) return id;
    throw new UserError(`junctor: "${name}" is no id of a session, which is an integer from 1 to 2^53.`);
  });
}
