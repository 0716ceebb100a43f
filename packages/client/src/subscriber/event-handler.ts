import type { WampEvent } from "./wamp-event.ts";

/**
 * Handles an event. If it returns a promise, the next event of the subscription waits for it; anything else it returns
 * is ignored. Exceptions and rejections go to `onError`.
 */
export type EventHandler = (event: WampEvent) => unknown;
