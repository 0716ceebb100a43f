import { expectReply, joinPeer } from "../load/join-peer.ts";
import type { Target } from "../load/open-peer.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";

/** The procedure of all calls. */
export const PROCEDURE = "bench.echo";

/** Joins a callee that answers each invocation of `bench.echo` at once, with a payload of the same size. */
export async function openCallee(target: Target, payload: readonly string[]): Promise<void> {
  const callee = await joinPeer(target);
  await expectReply(callee, [MessageType.REGISTER, 1, {}, PROCEDURE], MessageType.REGISTERED);
  const { wire } = callee;
  const answer = prepareMessage(wire, [MessageType.YIELD, 1, {}, payload]);
  callee.onMessage = (bytes, start, end) => {
    if (wire.typeAt(bytes, start) !== MessageType.INVOCATION) {
      throw new Error(`no INVOCATION: ${bytes.toString("latin1", start, end)}`);
    }
    const at = wire.idAt(bytes, start);
    callee.sendWithIdOf(answer, bytes, [at, wire.idEnd(bytes, at)]);
  };
}
