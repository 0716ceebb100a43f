// The public surface, in reading order.
export { tls } from "./tls.ts";
export type { TlsOptions } from "./tls.ts";
export { acceptTls } from "./accept-tls.ts";
export type { AcceptTlsOptions } from "./accept-tls.ts";
