// The public surface, in reading order.
export { createRouter } from "./router.ts";
export type { Router } from "./router.ts";
export type { HistoryOptions, RealmOptions, RouterOptions } from "./router-options.ts";
export { defaultLimits } from "./limits.ts";
export type { Limits } from "./limits.ts";
export type { Applicant, Authenticator, Identity } from "./session/identity.ts";
export type { Hello } from "./session/read-hello.ts";
export type { RequestIdRule } from "./session/request-ids.ts";
export type { EventStore } from "./store/event-store.ts";
export type { StoredEvent } from "./store/stored-event.ts";
export type { ClientRole, RouterRole } from "@junctor/core";
export type { Announced } from "./features.ts";
export type { TimeoutKeeper } from "./dealer/timeout-keeper.ts";
export type { Logger, LogFields } from "./logger.ts";
export type { Disclosure, DisclosurePolicy } from "./disclosure.ts";
export type { Trustee, TrustlevelRule } from "./trustlevel.ts";
export type { Counters } from "./counters.ts";
export type { RouterTables } from "./router-tables.ts";
