import { setTimeout as wait } from "node:timers/promises";
import { expectReply, joinPeer } from "../load/join-peer.ts";
import { processUsage } from "../process-usage.ts";
import { MessageType } from "../wire/message-type.ts";
import { startMeter } from "./measure-load.ts";
import type { Work } from "./work.ts";

/** Connections opened at the same time. */
const AT_ONCE = 64;
const SETTLE_MS = 1_000;
const KIB_PER_MIB = 1_024;

/** Sessions that join, subscribe to a topic of their own and stay; an operation is a join with its subscription. */
export const sessions: Work = async ({ target, settings, pid }) => {
  const wanted = settings.sessions ?? 10_000;
  const before = processUsage(pid).residentMiB;
  const meter = startMeter(pid);
  let opened = 0;
  const openSome = async (): Promise<void> => {
    while (opened < wanted) {
      const number = ++opened;
      const peer = await joinPeer(target);
      await expectReply(peer, [MessageType.SUBSCRIBE, 1, {}, `bench.session${number}`], MessageType.SUBSCRIBED);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openSome));
  const report = meter(wanted);
  await wait(SETTLE_MS);
  const { residentMiB } = processUsage(pid);
  return { ...report, residentMiB, facts: { kibPerSession: ((residentMiB - before) * KIB_PER_MIB) / wanted } };
};
