import { expectReply, joinPeer } from "../load/join-peer.ts";
import { LatencyHistogram } from "../load/latency-histogram.ts";
import { openPeer } from "../load/open-peer.ts";
import type { Peer } from "../load/peer.ts";
import { StartTimes } from "../load/start-times.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import { measureLoad } from "./measure-load.ts";
import { payloadOfSize } from "./payload-of-size.ts";
import type { Load, WorkContext } from "./work.ts";

const TOPIC = "bench.topic";
/** Publications the publisher keeps unacknowledged. */
const UNACKNOWLEDGED = 16;

/** One publisher, many subscribers of one topic; an operation is a delivery. */
export const fanOut = measureLoad(async (context) => {
  const subscribers = await Promise.all(subscriberTargets(context).map((target) => joinPeer(target)));
  for (const peer of subscribers)
    await expectReply(peer, [MessageType.SUBSCRIBE, 1, {}, TOPIC], MessageType.SUBSCRIBED);
  return publishTo(subscribers, await joinPeer(context.target), { ...context, answer: MessageType.PUBLISHED });
});

/** The same against a server that sends each message to every connection and knows nothing of WAMP. */
export const broadcast = measureLoad(async (context) => {
  const subscribers = await Promise.all(subscriberTargets(context).map((target) => openPeer(target)));
  return publishTo(subscribers, await openPeer(context.target), { ...context, answer: MessageType.PUBLISH });
});

function subscriberTargets({ target, settings }: WorkContext): WorkContext["target"][] {
  const serializers = settings.subscriberSerializers ?? [target.serializer];
  return Array.from({ length: settings.subscribers ?? 100 }, (_, index) => ({
    ...target,
    serializer: serializers[index % serializers.length] ?? target.serializer,
  }));
}

interface Publishing extends WorkContext {
  /** The type of the message that answers a publication. */
  readonly answer: number;
}

/** Events come in the order of publications, so that one subscriber's n-th event belongs to the n-th publication. */
function publishTo(subscribers: readonly Peer[], publisher: Peer, { settings, answer }: Publishing): Load {
  const latency = new LatencyHistogram();
  const published = new StartTimes();
  let delivered = 0;
  let received = 0;
  for (const subscriber of subscribers) subscriber.onMessage = () => void delivered++;
  const watched = subscribers[0];
  if (watched) {
    watched.onMessage = () => {
      delivered++;
      latency.record(performance.now() - published.get(++received));
    };
  }
  const message = prepareMessage(publisher.wire, [
    MessageType.PUBLISH,
    1,
    { acknowledge: true },
    TOPIC,
    payloadOfSize(settings.payloadBytes),
  ]);
  let id = 0;
  const publish = (): void => {
    published.set(++id, performance.now());
    publisher.send(message, id);
  };
  publisher.onMessage = (bytes, start, end) => {
    if (publisher.wire.typeAt(bytes, start) !== answer) throw new Error(bytes.toString("latin1", start, end));
    publish();
  };
  for (let i = 0; i < UNACKNOWLEDGED; i++) publish();
  return { count: () => delivered, latency };
}
