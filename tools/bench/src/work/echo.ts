import { LatencyHistogram } from "../load/latency-histogram.ts";
import { openPeer } from "../load/open-peer.ts";
import { StartTimes } from "../load/start-times.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import { measureLoad } from "./measure-load.ts";
import { PROCEDURE } from "./open-callee.ts";
import { payloadOfSize } from "./payload-of-size.ts";

/** The same CALL messages echoed as they are by a server that knows nothing of WAMP. */
export const echo = measureLoad(async ({ target, settings }) => {
  const latency = new LatencyHistogram();
  let done = 0;
  const peers = await Promise.all(Array.from({ length: settings.callers ?? 8 }, () => openPeer(target)));
  for (const peer of peers) {
    const { wire } = peer;
    const message = prepareMessage(wire, [MessageType.CALL, 1, {}, PROCEDURE, payloadOfSize(settings.payloadBytes)]);
    const started = new StartTimes();
    let id = 0;
    const send = (): void => {
      started.set(++id, performance.now());
      peer.send(message, id);
    };
    peer.onMessage = (bytes, start) => {
      latency.record(performance.now() - started.get(wire.readId(bytes, wire.idAt(bytes, start))));
      done++;
      send();
    };
    for (let i = 0; i < (settings.inFlight ?? 64); i++) send();
  }
  return { count: () => done, latency };
});
