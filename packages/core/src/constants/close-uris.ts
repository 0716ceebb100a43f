/*
 * Reasons of GOODBYE the spec predefines, and those Junctor adds, one constant each, so that a bundle
 * holds only those it uses: `import * as CloseUri from "@junctor/core/close-uris"`.
 */

export const GOODBYE_AND_OUT = "wamp.close.goodbye_and_out";
export const CLOSE_REALM = "wamp.close.close_realm";
export const SYSTEM_SHUTDOWN = "wamp.close.system_shutdown";
export const KILLED = "wamp.close.killed";
export const NORMAL = "wamp.close.normal";
/** Not in the spec, but what clients say elsewhere too: the login of a browser is to be forgotten. */
export const LOGOUT = "wamp.close.logout";
