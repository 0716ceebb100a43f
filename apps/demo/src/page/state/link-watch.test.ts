import { describe, expect, it, vi } from "vitest";
import { ConnectionError } from "@junctor/core";
import { HandClock } from "./hand-clock.test-support.ts";
import type { Link } from "./link.ts";
import { LinkWatch } from "./link-watch.ts";

const who = { session: 7, realm: "realm1", tab: 7 };
const error = new ConnectionError("nothing answers there");

/** A watch whose sessions are entered as `enter` does it, and what it has shown. */
function setUp(enter: () => Promise<typeof who> = () => Promise.resolve(who)) {
  const [clock, shown]: [HandClock, Link[]] = [new HandClock(), []];
  return { clock, shown, watch: new LinkWatch({ clock, enter, onChange: (link) => shown.push(link) }) };
}

/** The client will try again. */
function retrying(attempt: number, now = (): void => undefined) {
  return { type: "retrying", attempt, delay: 500, error, now } as const;
}

describe("the connection that the page shows", () => {
  it("is up once it is known how things stand, and counts how often it came back", async () => {
    const { watch, shown } = setUp();
    await watch.enter();
    watch.follow({ type: "lost", error: new ConnectionError("the connection broke") });
    watch.follow({ type: "joined", sessionId: 8, resumed: true });
    expect(shown).toEqual([{ state: "up", ...who, returns: 0 }]);
    watch.follow({ type: "restored", failed: [] });
    await vi.waitUntil(() => shown.length === 2, { timeout: 30_000 });
    expect(shown[1]).toEqual({ state: "up", ...who, returns: 1 });
  });

  it("says what is wrong, what was lost, and when it goes on", async () => {
    const { watch, shown, clock } = setUp();
    watch.follow(retrying(2));
    await watch.enter();
    watch.follow({ type: "lost", error: new ConnectionError("the connection broke") });
    watch.follow(retrying(1));
    watch.follow(retrying(2));
    const waiting = { state: "waiting", reason: "nothing answers there", retryAt: clock.now() + 500 };
    expect([shown[0], ...shown.slice(2)]).toEqual([
      { ...waiting, attempt: 2, lost: undefined },
      { ...waiting, attempt: 0, lost: "the connection broke" },
      { ...waiting, attempt: 1, lost: "the connection broke" },
    ]);
  });

  it("is tried at once by who asks for it", () => {
    const { watch, shown } = setUp();
    const now = vi.fn<() => void>();
    watch.tryNow();
    watch.follow(retrying(1, now));
    watch.tryNow();
    expect(now).toHaveBeenCalledTimes(1);
    expect(shown.at(-1)).toMatchObject({ state: "connecting", attempt: 2, reason: "nothing answers there" });
  });

  it("is looked at again where the router has no backend, after two seconds or at once", async () => {
    let looks = 0;
    const { watch, shown, clock } = setUp(() => (++looks < 3 ? Promise.reject(error) : Promise.resolve(who)));
    await watch.enter();
    expect(shown.at(-1)).toMatchObject({ state: "waiting", attempt: 1, retryAt: clock.now() + 2_000 });
    clock.advance(2_000);
    await vi.waitUntil(() => shown.length === 2, { timeout: 30_000 });
    watch.tryNow();
    await vi.waitUntil(() => shown.at(-1)?.state === "up", { timeout: 30_000 });
    expect(looks).toBe(3);
  });

  it("does not mind what an earlier session was about", async () => {
    let settle = (): void => undefined;
    const { watch, shown, clock } = setUp(() => new Promise((resolve) => (settle = () => resolve(who))));
    const entering = watch.enter();
    watch.follow({ type: "lost", error });
    settle();
    await entering;
    clock.advance(2_000);
    expect(shown).toEqual([]);
  });
});
