import { expect, it } from "vitest";
import type { RandomSource } from "@junctor/core";
import { HandClock } from "./hand-clock.test-support.ts";
import type { Link } from "./link.ts";
import { LinkLoop } from "./link-loop.ts";
import type { JoinedLink } from "./link-loop.ts";
import { retryDelay } from "./retry-delay.ts";

const middle: RandomSource = { uint32: () => 2 ** 31 };

/** A loop whose attempts the test lets succeed or fail, one by one. */
function setUp() {
  const clock = new HandClock();
  const links: Link[] = [];
  const attempts: { succeed(session: number): void; fail(message: string): void }[] = [];
  let lose: (reason: string) => void = () => {};
  const loop = new LinkLoop({
    clock,
    random: middle,
    onChange: (link) => void links.push(link),
    join: () =>
      new Promise<JoinedLink>((resolve, reject) => {
        const closed = new Promise<string>((end) => (lose = end));
        attempts.push({
          succeed: (session) => resolve({ session, realm: "realm1", closed }),
          fail: (message) => reject(new Error(message)),
        });
      }),
  });
  loop.start();
  return { clock, links, attempts, loop, lose: (reason: string) => lose(reason) };
}

/** Lets every promise that can go on, go on. */
function settle(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

it("waits longer after every failure and says when it tries again", async () => {
  const { clock, links, attempts } = setUp();
  attempts[0]?.fail("refused");
  await settle();
  expect(links.at(-1)).toEqual({
    state: "waiting",
    attempt: 1,
    reason: "refused",
    lost: undefined,
    retryAt: clock.now() + 800,
  });
  clock.advance(800);
  await settle();
  expect(links.at(-1)).toEqual({ state: "connecting", attempt: 2, reason: "refused", lost: undefined });
  attempts[1]?.fail("refused");
  await settle();
  expect(links.at(-1)).toMatchObject({ state: "waiting", attempt: 2, retryAt: clock.now() + 1280 });
});

it("comes back after a loss and starts again with the shortest wait", async () => {
  const { clock, links, attempts, lose } = setUp();
  attempts[0]?.fail("refused");
  await settle();
  clock.advance(800);
  await settle();
  attempts[1]?.succeed(7);
  await settle();
  expect(links.at(-1)).toEqual({ state: "up", session: 7, realm: "realm1", returns: 0 });
  lose("gone");
  await settle();
  expect(links.at(-1)).toEqual({
    state: "waiting",
    attempt: 0,
    reason: "gone",
    lost: "gone",
    retryAt: clock.now() + 500,
  });
  clock.advance(500);
  await settle();
  attempts[2]?.succeed(8);
  await settle();
  expect(links.at(-1)).toEqual({ state: "up", session: 8, realm: "realm1", returns: 1 });
});

it("remembers why the session ended while further attempts fail", async () => {
  const { clock, links, attempts, lose } = setUp();
  attempts[0]?.succeed(7);
  await settle();
  lose("shut down");
  await settle();
  clock.advance(500);
  await settle();
  attempts[1]?.fail("refused");
  await settle();
  expect(links.at(-1)).toMatchObject({ state: "waiting", attempt: 1, reason: "refused", lost: "shut down" });
});

it("tries at once when asked to", async () => {
  const { attempts, loop } = setUp();
  attempts[0]?.fail("refused");
  await settle();
  loop.tryNow();
  await settle();
  expect(attempts).toHaveLength(2);
});

it("makes no attempt after it was stopped", async () => {
  const { clock, attempts, loop } = setUp();
  attempts[0]?.fail("refused");
  await settle();
  loop.stop();
  clock.advance(60_000);
  await settle();
  expect(attempts).toHaveLength(1);
});

it("never waits longer than 8 seconds and a fifth", () => {
  const highest: RandomSource = { uint32: () => 2 ** 32 - 1 };
  expect(retryDelay(1000, highest)).toBe(9_600);
});
