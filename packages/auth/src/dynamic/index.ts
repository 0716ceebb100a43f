// The public surface, in reading order.
export { dynamicAnonymous, dynamicCryptosign, dynamicScram, dynamicTicket, dynamicWampcra } from "./accept-dynamic.ts";
export type { DynamicOptions } from "./ask-authenticator.ts";
