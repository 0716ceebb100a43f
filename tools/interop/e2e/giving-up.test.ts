import { describe, expect, test } from "vitest";
import type { CancelMode, WampPeer } from "../src/wamp-peer.ts";
import { Collector, meet, values } from "./meeting.test-support.ts";
import type { Meeting } from "./meeting.test-support.ts";
import { nameOf, pairsWhoseSecondLacks, pairsWithout } from "./pairs.test-support.ts";
import type { Pair } from "./pairs.test-support.ts";

const slow = "com.example.slow";
const quick = "com.example.quick";

/** A callee that answers when it is let go, or stops when it is told to. */
class SlowCallee {
  readonly signals = new Collector<AbortSignal>();
  letGo = (): void => {};
  readonly #gone = new Promise<void>((resolve) => {
    this.letGo = resolve;
  });

  async registerAt(peer: WampPeer): Promise<void> {
    await peer.register(quick, (received) => received);
    await peer.register(slow, async (received, { signal = new AbortController().signal }) => {
      const stopped = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
      this.signals.put(signal);
      await Promise.race([this.#gone, stopped]);
      return received;
    });
  }
}

/** Pairs whose first can cancel in some mode. */
function ableToCancel(mode: CancelMode, pairs: readonly Pair[]): readonly Pair[] {
  return mode === "kill" ? pairs : pairs.filter(([{ lacks }]) => !lacks.includes("cancel with skip or killnowait"));
}

/** Lets the first call the slow procedure of the second, and cancel that. */
async function callAndCancel({ one }: Meeting, callee: SlowCallee, mode: CancelMode): Promise<AbortSignal> {
  const giveUp = new AbortController();
  const answer = one.call(slow, values, { cancel: { mode, signal: giveUp.signal } });
  const signal = await callee.signals.take();
  giveUp.abort(new Error("given up here"));
  await expect(answer).rejects.toThrow(/given up here|wamp\.error\.canceled/);
  return signal;
}

/** Both are as if nothing had happened. */
async function expectUnharmed({ one, other, server }: Meeting): Promise<void> {
  expect([await one.call(quick, values), await other.call(quick, values)]).toEqual([values, values]);
  expect(server.router.tables().calls).toBe(0);
  expect(server.router.counters.aborts).toBe(0);
}

describe.each<CancelMode>(["skip", "kill", "killnowait"])("canceling by %s", (mode) => {
  for (const pair of ableToCancel(mode, pairsWhoseSecondLacks("interrupts"))) {
    test(`ends the call, and lets a callee work on that cannot be told: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      await callAndCancel(meeting, callee, mode);
      await expectUnharmed(meeting);
      callee.letGo();
      await expectUnharmed(meeting);
    });
  }
});

describe.each<CancelMode>(["kill", "killnowait"])("canceling by %s", (mode) => {
  for (const pair of ableToCancel(mode, pairsWithout({ second: ["interrupts"] }))) {
    test(`ends the call, and stops the callee: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      const signal = await callAndCancel(meeting, callee, mode);
      await expect.poll(() => signal.aborted).toBe(true);
      callee.letGo();
      await expectUnharmed(meeting);
    });
  }
});

describe("canceling by skip", () => {
  for (const pair of ableToCancel("skip", pairsWithout({ second: ["interrupts"] }))) {
    test(`ends the call, and lets the callee work on: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      const signal = await callAndCancel(meeting, callee, "skip");
      await expectUnharmed(meeting);
      expect(signal.aborted).toBe(false);
      callee.letGo();
      await expectUnharmed(meeting);
    });
  }
});

describe("call timeout", () => {
  for (const pair of pairsWithout()) {
    test(`ends the call, and the late answer harms nobody: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      const answer = meeting.one.call(slow, values, { options: { timeout: 20 } });
      await expect(answer).rejects.toMatchObject({ uri: "wamp.error.timeout" });
      callee.letGo();
      await expectUnharmed(meeting);
    });
  }

  for (const pair of pairsWithout({ second: ["interrupts"] })) {
    test(`stops the callee: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      const answer = meeting.one.call(slow, values, { options: { timeout: 20 } });
      await expect(answer).rejects.toMatchObject({ uri: "wamp.error.timeout" });
      const signal = await callee.signals.take();
      await expect.poll(() => signal.aborted).toBe(true);
      callee.letGo();
    });
  }
});

describe("a caller that leaves", () => {
  for (const pair of pairsWithout()) {
    test(`does not harm the callee that works for it: ${nameOf(pair)}`, async () => {
      await using meeting = await meet(...pair);
      const callee = new SlowCallee();
      await callee.registerAt(meeting.other);
      meeting.one.call(slow, values).catch(() => {});
      await callee.signals.take();
      await meeting.one.leave();
      callee.letGo();
      expect(await meeting.other.call(quick, values)).toEqual(values);
      expect(meeting.server.router.tables().calls).toBe(0);
    });
  }
});
