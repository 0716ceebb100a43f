/** Short names of URIs: with the prefix `api` for `com.myapp.api`, `api:add` stands for `com.myapp.api.add`. */
export class Prefixes {
  readonly #uris = new Map<string, string>();

  /** Sets a prefix, or without a URI forgets it. */
  set(prefix: string, uri?: string | null): void {
    if (uri) this.#uris.set(prefix, uri);
    else this.#uris.delete(prefix);
  }

  /** The URI that is meant; what has no known prefix is one already. */
  resolve(curie: string): string {
    const [prefix = "", ...rest] = curie.split(":");
    const uri = this.#uris.get(prefix);
    return rest.length === 0 || uri === undefined ? curie : `${uri}.${rest.join(":")}`;
  }
}
