// The public surface, in reading order.
export { wampcra } from "./wampcra.ts";
export type { WampcraOptions } from "./wampcra.ts";
export { acceptWampcra } from "./accept-wampcra.ts";
export type { AcceptWampcraOptions, WampcraDecoy, WampcraUser } from "./accept-wampcra.ts";
export { deriveKey } from "./derive-key.ts";
export type { Salting } from "./derive-key.ts";
export { saltSecret } from "./salt-secret.ts";
export type { SaltedSecret, SaltSecretOptions } from "./salt-secret.ts";
export { signChallenge, verifyChallenge } from "./sign-challenge.ts";
