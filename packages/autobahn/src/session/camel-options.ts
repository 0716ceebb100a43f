/** Options as autobahn-js takes them, named as on the wire. */
export interface WireOptions {
  readonly [option: string]: unknown;
}

/** The same options as our client names them: `exclude_me` becomes `excludeMe`, `_own` goes into `custom`. */
export function camelOptions(options: WireOptions): { readonly [option: string]: unknown } {
  const entries = Object.entries(options);
  const custom = entries.filter(([name]) => name.startsWith("_"));
  const known = entries.filter(([name]) => !name.startsWith("_"));
  return {
    ...Object.fromEntries(known.map(([name, value]) => [toCamel(name), value])),
    ...(custom.length > 0 && { custom: Object.fromEntries(custom) }),
  };
}

function toCamel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
