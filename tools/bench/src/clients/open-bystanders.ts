import { expectReply, joinPeer } from "../load/join-peer.ts";
import type { Target } from "../load/open-peer.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import { openCallee } from "../work/open-callee.ts";
import { payloadOfSize } from "../work/payload-of-size.ts";
import { BATCH, MORE, TOPIC } from "./client-works.ts";

/** Joins who a client under test calls: a callee that echoes, and one that publishes a batch of events for each call. */
export async function openBystanders(target: Target): Promise<void> {
  const payload = payloadOfSize();
  await openCallee(target, payload);
  const publisher = await joinPeer(target);
  await expectReply(publisher, [MessageType.REGISTER, 1, {}, MORE], MessageType.REGISTERED);
  const { wire } = publisher;
  const answer = prepareMessage(wire, [MessageType.YIELD, 1, {}]);
  const event = prepareMessage(wire, [MessageType.PUBLISH, 1, {}, TOPIC, payload]);
  let id = 1;
  publisher.onMessage = (bytes, start) => {
    if (wire.typeAt(bytes, start) !== MessageType.INVOCATION) return;
    const at = wire.idAt(bytes, start);
    publisher.sendWithIdOf(answer, bytes, [at, wire.idEnd(bytes, at)]);
    for (let i = 0; i < BATCH; i++) publisher.send(event, ++id);
  };
}
