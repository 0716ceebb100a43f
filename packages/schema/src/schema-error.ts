/** What is wrong with a schema: the message starts with the place, as a JSON Pointer. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";

  /** @param pointer where in the schema; "" is the schema itself. */
  constructor(pointer: string, text: string) {
    super(`${pointer === "" ? "the schema" : pointer} ${text}`);
  }
}
