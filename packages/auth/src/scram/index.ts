// The public surface, in reading order.
export { scram } from "./scram.ts";
export type { ScramOptions } from "./scram.ts";
export type { LowestCost } from "./read-scram-challenge.ts";
export { acceptScram } from "./accept-scram.ts";
export type { AcceptScramOptions, ScramUser } from "./accept-scram.ts";
export { defaultCost, scramCredentials } from "./credentials.ts";
export type { CredentialsOptions, ScramCredentials } from "./credentials.ts";
export type { Kdf, ScramCost } from "./salted-password.ts";
export { saslPrep } from "./sasl-prep.ts";
