/** The keyword arguments of a call, result, event or error. */
export type Kwargs = { readonly [key: string]: unknown };
