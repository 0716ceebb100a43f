import { IdlError } from "./idl-error.ts";
import type { IdlEnum, IdlField, IdlFile, IdlTable } from "./idl-file.ts";

/** The types that files declare, found by name, with or without their namespace. */
export class TypeTable {
  readonly #types = new Map<string, IdlTable | IdlEnum>();

  /** Adds what a file declares; the first declaration of a name counts. */
  add({ namespace, tables, enums }: IdlFile): void {
    for (const type of [...tables, ...enums]) {
      for (const name of namespace === undefined ? [type.name] : [`${namespace}.${type.name}`, type.name]) {
        if (!this.#types.has(name)) this.#types.set(name, type);
      }
    }
  }

  /** A table, struct or enum, if there is one of this name. */
  get(name: string): IdlTable | IdlEnum | undefined {
    return this.#types.get(name);
  }

  /**
   * A table or struct.
   * @throws {IdlError} if there is none of this name.
   */
  table(name: string, line: number): IdlTable {
    const type = this.#types.get(name);
    if (type === undefined || !("fields" in type)) throw new IdlError(`there is no table ${name}`, line);
    return type;
  }
}

/** The error for a field of a type that nobody declares. */
export function unknownType({ type, line }: IdlField): IdlError {
  return new IdlError(`there is no type ${type}`, line);
}
