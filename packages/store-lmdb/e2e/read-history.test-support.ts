import type { Session } from "@junctor/client";

interface Told {
  readonly publication: number;
  readonly args: readonly [number];
}

/** The first arguments of all events in the history of a topic, read page by page. */
export async function readHistory(session: Session, topic: string): Promise<number[]> {
  const { value: subscription } = await session.call("wamp.subscription.lookup", [topic]);
  const numbers: number[] = [];
  for (let page = await readPage(session, subscription, {}); page.length > 0;) {
    for (const { args } of page) numbers.push(args[0]);
    page = await readPage(session, subscription, { after_publication: page.at(-1)?.publication });
  }
  return numbers;
}

async function readPage(session: Session, subscription: unknown, filters: object): Promise<readonly Told[]> {
  const { args } = await session.call("wamp.subscription.get_events", [subscription], { kwargs: { ...filters } });
  return args as unknown as readonly Told[];
}
