import { CloseUri } from "@junctor/core";
import type { Clock, RandomSource } from "@junctor/core";
import type { Goodbye } from "./session/session.ts";

/** How gently a router closes. */
export interface DrainOptions {
  /** How long calls in flight may take to end, in milliseconds. Default: 10,000. */
  readonly grace?: number | undefined;
  /**
   * The time over which idle sessions are told to go, in milliseconds, so that they do not all come back at once;
   * with few sessions it takes a millisecond each. Default: 2,000.
   */
  readonly spread?: number | undefined;
}

/** The part of a peer that is told to go. */
export interface DrainedPeer {
  /** Whether no call of its session is in flight, made or taken, and none waits for it. */
  readonly isIdle: boolean;
  leave(goodbye: Goodbye): void;
}

/** How long until a busy peer is looked at again, in milliseconds. */
const LOOK_AGAIN = 50;
const MAX_UINT32 = 0x1_0000_0000;

/** Tells every peer to go: idle ones at a random moment of the spread, busy ones when they are idle or time is up. */
export function drainPeers(
  peers: ReadonlySet<DrainedPeer>,
  { clock, random }: { readonly clock: Clock; readonly random: RandomSource },
  { grace = 10_000, spread = 2_000, reason = CloseUri.SYSTEM_SHUTDOWN }: DrainOptions & { readonly reason?: string },
): void {
  const end = clock.now() + Math.max(grace, spread);
  const span = Math.min(spread, peers.size);
  const letGo = (peer: DrainedPeer): void => {
    if (!peers.has(peer)) return;
    if (peer.isIdle || clock.now() >= end) peer.leave({ reason });
    else clock.after(Math.min(LOOK_AGAIN, end - clock.now()), () => letGo(peer));
  };
  for (const peer of peers) clock.after((span * random.uint32()) / MAX_UINT32, () => letGo(peer));
}
