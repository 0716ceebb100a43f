/**
 * A WAMP dictionary as it came from, or goes to, the wire: string keys, values of any kind.
 * Read known keys only; never copy one with `Object.assign` or a computed assignment,
 * because a peer may have sent a `__proto__` key.
 */
export type Dict = { readonly [key: string]: unknown };

/** The one empty dictionary, shared, so that a message without options allocates none. */
export const EMPTY_DICT: Dict = Object.freeze({});
