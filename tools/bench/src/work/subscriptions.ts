import { joinPeer } from "../load/join-peer.ts";
import type { Peer } from "../load/peer.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import { measureLoad } from "./measure-load.ts";
import { payloadOfSize } from "./payload-of-size.ts";
import { HOT_TOPICS, hotTopic, planSubscriptions } from "./subscription-plan.ts";
import type { PlannedSubscription } from "./subscription-plan.ts";

const SESSIONS = 1_000;
const UNACKNOWLEDGED = 16;
/** SUBSCRIBE messages one session keeps unanswered. */
const UNANSWERED = 100;

/** Publishing into a realm with many subscriptions; an operation is a publication that ten of them match. */
export const subscriptions = measureLoad(async ({ target, settings }) => {
  const sessions: Peer[] = [];
  for (let i = 0; i < SESSIONS; i++) sessions.push(await joinPeer(target));
  const began = performance.now();
  await subscribeAll(sessions, planSubscriptions(settings.subscriptions ?? 1_000));
  const facts = { subscribesPerSecond: ((settings.subscriptions ?? 1_000) / (performance.now() - began)) * 1_000 };
  let delivered = 0;
  for (const session of sessions) session.onMessage = () => void delivered++;
  const publisher = await joinPeer(target);
  const messages = Array.from({ length: HOT_TOPICS }, (_, index) =>
    prepareMessage(publisher.wire, [
      MessageType.PUBLISH,
      1,
      { acknowledge: true },
      hotTopic(index),
      payloadOfSize(settings.payloadBytes),
    ]),
  );
  let id = 0;
  let acknowledged = 0;
  const publish = (): void => publisher.send(messages[++id % HOT_TOPICS] as (typeof messages)[number], id);
  publisher.onMessage = (bytes, start, end) => {
    if (publisher.wire.typeAt(bytes, start) !== MessageType.PUBLISHED) {
      throw new Error(bytes.toString("latin1", start, end));
    }
    acknowledged++;
    publish();
  };
  for (let i = 0; i < UNACKNOWLEDGED; i++) publish();
  return { count: () => acknowledged, facts };
});

/** Gives the subscriptions to the sessions in turn. */
async function subscribeAll(sessions: readonly Peer[], plan: readonly PlannedSubscription[]): Promise<void> {
  await Promise.all(
    sessions.map((session, first) =>
      subscribeSession(
        session,
        Array.from(
          { length: Math.ceil((plan.length - first) / sessions.length) },
          (_, index) => plan[first + index * sessions.length] as PlannedSubscription,
        ),
      ),
    ),
  );
}

/** Subscribes one session, with up to a hundred requests unanswered. */
async function subscribeSession(session: Peer, plan: readonly PlannedSubscription[]): Promise<void> {
  let sent = 0;
  let answered = 0;
  const subscribe = (): void => {
    const subscription = plan[sent];
    if (!subscription) return;
    const { topic, match } = subscription;
    session.sendOnce([MessageType.SUBSCRIBE, ++sent, match === "exact" ? {} : { match }, topic]);
  };
  await new Promise<void>((resolve) => {
    session.onMessage = (bytes, start, end) => {
      if (session.wire.typeAt(bytes, start) !== MessageType.SUBSCRIBED) {
        throw new Error(`no SUBSCRIBED: ${bytes.toString("latin1", start, end)}`);
      }
      subscribe();
      if (++answered === plan.length) resolve();
    };
    for (let i = 0; i < UNANSWERED; i++) subscribe();
  });
}
