import { MessageType } from "../wire/message-type.ts";
import { openPeer } from "./open-peer.ts";
import type { Target } from "./open-peer.ts";
import type { Peer } from "./peer.ts";

// Progressive results are for peers that can give up, too.
const features = { progressive_call_results: true, call_canceling: true };
const roles = { caller: { features }, callee: { features }, publisher: {}, subscriber: {} };

/** Opens a connection and joins `realm1`, all roles announced. */
export async function joinPeer(target: Target): Promise<Peer> {
  const peer = await openPeer(target);
  await expectReply(peer, [MessageType.HELLO, "realm1", { roles }], MessageType.WELCOME);
  return peer;
}

/** Sends a request and resolves once it is answered with a message of `type`. @throws when it is answered otherwise. */
export async function expectReply(peer: Peer, message: readonly unknown[], type: number): Promise<void> {
  const reply = await peer.request(message);
  if (reply.type !== type) {
    throw new Error(`${JSON.stringify(message)} was answered with ${reply.bytes.toString("latin1")}`);
  }
}
