// The public surface, in reading order.
export { jwt } from "./jwt.ts";
export type { JwtOptions } from "./jwt.ts";
export { acceptJwt } from "./accept-jwt.ts";
export type { AcceptJwtOptions } from "./accept-jwt.ts";
export type { TokenKeys } from "./token-keys.ts";
