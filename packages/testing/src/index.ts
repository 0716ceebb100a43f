// The public surface, in reading order.
export { testRouter } from "./test-router.ts";
export type { TestConnectOptions, TestRouter, TestRouterOptions } from "./test-router.ts";
export { testIdentity } from "./test-identity.ts";
export type { TestIdentity } from "./test-identity.ts";
export { VirtualClock } from "./virtual-clock.ts";
