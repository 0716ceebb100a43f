import { ActiveSubscription } from "../subscriber/active-subscription.ts";
import type { EventHandler } from "../subscriber/event-handler.ts";
import type { EventSink } from "../subscriber/event-sink.ts";
import { HandlerSink } from "../subscriber/handler-sink.ts";
import { IteratorSink } from "../subscriber/iterator-sink.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { Held, Holder } from "./held.ts";

/** So many events that wait make a subscription slow. */
const SLOW = 512;
/** So many publications are remembered where retained events come again with every session. */
const REMEMBERED = 1_000;

/** A subscription for all sessions: its handler or iterator stays, so that what it has not taken yet is not lost. */
export function holdSubscription(
  holder: Holder,
  { uri, handler }: { readonly uri: string; readonly handler: EventHandler | undefined },
  options: SubscribeOptions,
): Held<ActiveSubscription> {
  const report = (error: unknown): void => holder.report(error, held);
  const { buffer } = options;
  const sink: EventSink = handler === undefined ? new IteratorSink(buffer) : new HandlerSink(handler, report, buffer);
  const isNew = options.getRetained === true ? rememberPublications() : () => true;
  const watch = watchBacklog(Math.max(1, Math.min(SLOW, buffer?.max ?? SLOW)), (pending) => holder.slow(uri, pending));
  const handle = new ActiveSubscription({
    get id() {
      return held.current?.id ?? 0;
    },
    topic: uri,
    sink,
    leave: () => holder.drop(held),
    report,
  });
  const receive: EventHandler = (event) => {
    if (!handle.active || !isNew(event.publication)) return;
    handle.push(event);
    watch(sink.pending);
  };
  const held: Held<ActiveSubscription> = {
    kind: "subscription",
    uri,
    current: undefined,
    handle,
    open: (session, signal) => session.subscribe(uri, receive, { ...options, signal, buffer: undefined }),
    close: (reason, error) => handle.close(reason, error),
    settled: () => sink.settled?.(),
  };
  return held;
}

/** Tells whether a publication has not been seen yet. */
function rememberPublications(): (publication: number) => boolean {
  const seen = new Set<number>();
  return (publication) => {
    if (seen.has(publication)) return false;
    seen.add(publication);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return true;
  };
}

/** Tells of a backlog when it reaches a limit and whenever it has doubled since, anew once there was none. */
function watchBacklog(limit: number, tell: (pending: number) => void): (pending: number) => void {
  let next = limit;
  return (pending) => {
    if (pending === 0) next = limit;
    if (pending < next) return;
    next *= 2;
    tell(pending);
  };
}
