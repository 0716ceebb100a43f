// The public surface, in reading order.
export { cookie } from "./cookie.ts";
export type { CookieOptions } from "./cookie.ts";
export { acceptCookie } from "./accept-cookie.ts";
export type { AcceptCookieOptions } from "./accept-cookie.ts";
export { rememberLogins } from "./remember-logins.ts";
export { RememberedLogins } from "./remembered-logins.ts";
export type { LoginPlace, RememberedIdentity, RememberedLoginsOptions } from "./remembered-logins.ts";
