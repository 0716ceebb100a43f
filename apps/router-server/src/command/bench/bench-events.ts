import type { Session, Subscription } from "@junctor/client";
import { readSessionOptions, useSessions } from "../connection/open-sessions.ts";
import { openTerminal } from "../terminal/terminal.ts";
import type { BenchFlags } from "./bench-flags.ts";
import { measure } from "./measure.ts";
import { ownUri } from "./own-uri.ts";

/** Where to publish. */
export interface BenchEventsGiven {
  readonly topic: string | undefined;
  readonly flags: BenchFlags;
}

/** `junctor bench events`: prints how many events a second came to subscribers; publications are acknowledged. */
export async function benchEvents({ topic: given, flags }: BenchEventsGiven): Promise<void> {
  const terminal = openTerminal(flags);
  const { signal } = terminal;
  const options = await readSessionOptions(flags, terminal);
  const topic = given ?? ownUri();
  const args = ["x".repeat(flags.size)];
  const request = (session: Session): Promise<unknown> => session.publish(topic, args, { acknowledge: true, signal });
  let events = 0;
  await useSubscribed(
    { options, topic, subscribers: flags.subscribers },
    () => void events++,
    async (flush) => {
      const measured = await measure({ options, flags, request }, terminal);
      await flush();
      terminal.print({ topic, publications: measured.count, events, ...measured.result(events) });
    },
  );
}

/** Runs with all sessions subscribed. `flush` ends the subscriptions: behind it all events have come. */
async function useSubscribed(
  { options, topic, subscribers = 1 }: Subscribers,
  onEvent: () => void,
  run: (flush: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const subscriptions: Promise<Subscription>[] = [];
  await useSessions(options, subscribers, async (session) => {
    subscriptions.push(session.subscribe(topic, onEvent));
    if (subscriptions.length < subscribers) return;
    const subscribed = await Promise.all(subscriptions);
    await run(() => Promise.all(subscribed.map((each) => each.unsubscribe())));
  });
}

interface Subscribers {
  readonly options: Parameters<typeof useSessions>[0];
  readonly topic: string;
  readonly subscribers: number | undefined;
}
