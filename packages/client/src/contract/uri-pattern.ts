import { isUri, PayloadError } from "@junctor/core";

/** The names of the placeholders in a key of a contract: `"id"` for `com.user.{id}.changed`. */
export type ParamName<Key extends string> = Key extends `${infer Head}.${infer Tail}`
  ? ParamName<Head> | ParamName<Tail>
  : Key extends `{${infer Name}}`
    ? Name
    : never;

/** What stands in a URI where a key has placeholders. */
export type Params<Key extends string> = { readonly [N in ParamName<Key>]: string };

/** The values of placeholders, by name. */
export type ParamValues = { readonly [name: string]: string | undefined };

const PLACEHOLDER = /^\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** A key of a contract, taken apart. */
export class UriPattern {
  readonly key: string;
  /** The names of the placeholders, in order. */
  readonly names: readonly string[];
  readonly #components: readonly (string | { readonly param: string })[];

  /** @throws {RangeError} if the key is no URI but for its placeholders, or names one twice. */
  constructor(key: string) {
    this.key = key;
    this.#components = key.split(".").map((component) => {
      const name = PLACEHOLDER.exec(component)?.[1];
      return name === undefined ? component : { param: name };
    });
    this.names = this.#components.flatMap((component) => (typeof component === "string" ? [] : [component.param]));
    const literals = this.#components.filter((component) => typeof component === "string");
    if (!isUri(key) || /[{}]/.test(literals.join(""))) throw new RangeError(`"${key}" in the contract is not a URI`);
    if (new Set(this.names).size < this.names.length) {
      throw new RangeError(`"${key}" in the contract names a placeholder twice`);
    }
  }

  /**
   * The URI with all placeholders filled.
   * @throws {PayloadError} if one has no value, or one that is not one URI component.
   */
  filled(params: ParamValues = {}): string {
    for (const name of this.names) {
      if (params[name] === undefined) throw this.#unfit(name, "is missing");
    }
    return this.pattern(params);
  }

  /**
   * The URI with components left empty for placeholders that have no value, as wildcard patterns are written.
   * @throws {PayloadError} if a value is not one URI component.
   */
  pattern(params: ParamValues = {}): string {
    return this.#components
      .map((component) => (typeof component === "string" ? component : this.#component(component.param, params)))
      .join(".");
  }

  /** What stands for the placeholders in a URI that the pattern matches. */
  read(uri: string): ParamValues {
    const components = uri.split(".");
    return Object.fromEntries(
      this.#components.flatMap((component, index) =>
        typeof component === "string" ? [] : [[component.param, components[index]]],
      ),
    );
  }

  #component(name: string, params: ParamValues): string {
    const value = params[name];
    if (value === undefined) return "";
    if (typeof value === "string" && isUri(value) && !value.includes(".")) return value;
    throw this.#unfit(name, `must be one URI component, is ${JSON.stringify(value)}`);
  }

  #unfit(name: string, message: string): PayloadError {
    const issues = [{ path: ["params", name], message }];
    return new PayloadError(`params.${name} of "${this.key}" ${message}`, { issues });
  }
}
