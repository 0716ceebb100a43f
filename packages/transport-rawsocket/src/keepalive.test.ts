import type { Clock } from "@junctor/core";
import { expect, test } from "vitest";
import { Keepalive } from "./keepalive.ts";

/** A keepalive on a clock that is turned by hand, an interval at a time. */
function keptAlive() {
  const told: string[] = [];
  let due: (() => void) | undefined;
  const clock: Clock = {
    now: () => 0,
    endOfTurn: (fn) => fn(),
    after: (_ms, fn) => {
      due = fn;
      return { cancel: () => (due = undefined) };
    },
  };
  const keepalive = new Keepalive(1_000, { ping: () => told.push("ping"), dead: () => told.push("dead") }, clock);
  const passInterval = () => {
    const fire = due;
    due = undefined;
    fire?.();
  };
  return { keepalive, told, passInterval };
}

test("pings once an interval for as long as each ping is answered", () => {
  const { keepalive, told, passInterval } = keptAlive();
  for (let count = 0; count < 3; count++) {
    passInterval();
    keepalive.answered();
  }
  expect(told).toEqual(["ping", "ping", "ping"]);
});

test("gives the peer up once when a ping is unanswered by the time the next is due", () => {
  const { told, passInterval } = keptAlive();
  passInterval();
  passInterval();
  passInterval();
  expect(told).toEqual(["ping", "dead"]);
});

test("does nothing after stop, whatever is answered", () => {
  const { keepalive, told, passInterval } = keptAlive();
  passInterval();
  keepalive.stop();
  keepalive.answered();
  passInterval();
  expect(told).toEqual(["ping"]);
});
