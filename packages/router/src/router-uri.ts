import { isReservedUri } from "@junctor/core";

/**
 * Whether a URI is the router's own: the first component is `wamp`, which the spec reserves (spec: BP-URI-07), or
 * `junctor`, under which is what only this router has.
 */
export function isRouterUri(uri: string): boolean {
  return isReservedUri(uri) || uri === "junctor" || uri.startsWith("junctor.");
}
