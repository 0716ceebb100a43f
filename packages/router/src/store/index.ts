// What stores are made of: the interface, and the parts that stores for other media share.
export type { EventStore } from "./event-store.ts";
export type { StoredEvent } from "./stored-event.ts";
export { NO_HISTORY } from "./history.ts";
export type { History, HistoryRange } from "./history.ts";
export type { Pattern } from "../match-policy.ts";
export type { ReceiverList, ReceiverOption } from "../broker/receiver-lists.ts";
export { memoryStore } from "./memory-store.ts";
export type { HistoryLimits } from "./event-log.ts";
export { RetainedEvents } from "./retained-events.ts";
export type { RetentionLimits } from "./retained-events.ts";
