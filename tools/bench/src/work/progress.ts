import { expectReply, joinPeer } from "../load/join-peer.ts";
import type { Target } from "../load/open-peer.ts";
import type { Peer } from "../load/peer.ts";
import { MessageType } from "../wire/message-type.ts";
import { prepareMessage } from "../wire/prepare-message.ts";
import { measureLoad } from "./measure-load.ts";
import { payloadOfSize } from "./payload-of-size.ts";
import type { WorkContext } from "./work.ts";

const CHUNKS_PER_CALL = 1_000_000;
/** Chunks a callee sends in a turn, and octets that may wait in its socket when it sends more. */
const CHUNKS_PER_TURN = 500;
const MAX_QUEUED_BYTES = 256 * 1024;
/** What a callee with a caller that takes nothing sends each millisecond, so that it leaves room for the measured one. */
const STALLED_CHUNKS_PER_TICK = 50;

/** A callee that answers with chunks as fast as they are taken; an operation is a chunk at its caller. */
export const progress = measureLoad(async ({ target, settings }) => {
  for (let i = 0; i < (settings.stalledCallers ?? 0); i++) await openStalledCall(target, `bench.stalled${i}`, settings);
  await openStream(target, "bench.stream", settings);
  const caller = await joinPeer(target);
  const call = prepareMessage(caller.wire, [MessageType.CALL, 1, { receive_progress: true }, "bench.stream"]);
  let chunks = 0;
  let calls = 0;
  caller.onMessage = (bytes, start, end) => {
    if (caller.wire.typeAt(bytes, start) !== MessageType.RESULT) throw new Error(bytes.toString("latin1", start, end));
    if (++chunks % CHUNKS_PER_CALL === 0) caller.send(call, ++calls);
  };
  caller.send(call, ++calls);
  return { count: () => chunks };
});

type Settings = WorkContext["settings"];

/** Registers `procedure`; each call of it gets `CHUNKS_PER_CALL` results, the last of them final. */
async function openStream(target: Target, procedure: string, settings: Settings): Promise<void> {
  const { callee, chunk, last } = await openChunkCallee(target, procedure, settings);
  onInvocation(callee, (id) => {
    let sent = 0;
    const sendSome = (): void => {
      for (let i = 0; i < CHUNKS_PER_TURN && callee.queuedBytes < MAX_QUEUED_BYTES; i++) {
        callee.send(++sent === CHUNKS_PER_CALL ? last : chunk, id);
        if (sent === CHUNKS_PER_CALL) return;
      }
      setImmediate(sendSome);
    };
    sendSome();
  });
}

/** A call whose caller stops reading, and a callee that goes on all the same. */
async function openStalledCall(target: Target, procedure: string, settings: Settings): Promise<void> {
  const { callee, chunk } = await openChunkCallee(target, procedure, settings);
  onInvocation(callee, (id) => {
    setInterval(() => {
      if (callee.queuedBytes > MAX_QUEUED_BYTES) return;
      for (let i = 0; i < STALLED_CHUNKS_PER_TICK; i++) callee.send(chunk, id);
    }, 1);
  });
  const caller = await joinPeer(target);
  caller.sendOnce([MessageType.CALL, 1, { receive_progress: true }, procedure]);
  caller.stall();
}

async function openChunkCallee(target: Target, procedure: string, { payloadBytes }: Settings) {
  const callee = await joinPeer(target);
  await expectReply(callee, [MessageType.REGISTER, 1, {}, procedure], MessageType.REGISTERED);
  const payload = payloadOfSize(payloadBytes);
  const chunk = prepareMessage(callee.wire, [MessageType.YIELD, 1, { progress: true }, payload]);
  const last = prepareMessage(callee.wire, [MessageType.YIELD, 1, {}, payload]);
  return { callee, chunk, last };
}

function onInvocation(callee: Peer, start: (id: number) => void): void {
  const { wire } = callee;
  callee.onMessage = (bytes, from) => {
    if (wire.typeAt(bytes, from) === MessageType.INVOCATION) start(wire.readId(bytes, wire.idAt(bytes, from)));
  };
}
