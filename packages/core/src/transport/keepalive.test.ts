import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import { Keepalive } from "./keepalive.ts";

/** A keepalive of an interval of 1,000 and a timeout of 400, whose first ping is due after half an interval. */
function keptAlive() {
  const told: string[] = [];
  let now = 0;
  let due: { readonly at: number; readonly fn: () => void } | undefined;
  const clock: Clock = {
    now: () => now,
    endOfTurn: (fn) => fn(),
    after: (ms, fn) => {
      const timer = { at: now + ms, fn };
      due = timer;
      return { cancel: () => (due = due === timer ? undefined : due) };
    },
  };
  const tell = (what: string) => () => void told.push(`${what} ${Math.round(now)}`);
  const random = { uint32: () => 0x7fff_ffff };
  const keepalive = new Keepalive({
    interval: 1_000,
    timeout: 400,
    clock,
    random,
    ping: tell("ping"),
    dead: tell("dead"),
  });
  const advance = (ms: number): void => {
    const until = now + ms;
    while (due !== undefined && due.at <= until) {
      const { at, fn } = due;
      due = undefined;
      now = at;
      fn();
    }
    now = until;
  };
  return { keepalive, told, advance, timers: () => (due === undefined ? 0 : 1) };
}

test("pings at an interval, the first time at random within it, for as long as the peer is heard", () => {
  const { keepalive, told, advance } = keptAlive();
  advance(600);
  keepalive.heard();
  advance(1_100);
  keepalive.heard();
  expect(told).toEqual(["ping 500", "ping 1600"]);
});

test("gives a peer up once that is silent for the timeout after a ping", () => {
  const { told, advance, timers } = keptAlive();
  advance(10_000);
  expect(told).toEqual(["ping 500", "dead 900"]);
  expect(timers()).toBe(0);
});

test("does not hold silence against a peer that nobody reads from", () => {
  const { keepalive, told, advance } = keptAlive();
  advance(600);
  keepalive.pause();
  advance(5_000);
  keepalive.resume();
  advance(999);
  expect(told).toEqual(["ping 500"]);
  advance(1);
  expect(told).toEqual(["ping 500", "ping 6600"]);
});

test("does nothing after stop, whatever happens", () => {
  const { keepalive, told, advance, timers } = keptAlive();
  advance(600);
  keepalive.stop();
  keepalive.pause();
  keepalive.resume();
  keepalive.heard();
  advance(10_000);
  expect(told).toEqual(["ping 500"]);
  expect(timers()).toBe(0);
});
