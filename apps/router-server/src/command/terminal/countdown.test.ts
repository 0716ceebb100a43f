import { expect, it } from "vitest";
import { Countdown } from "./countdown.ts";

it("takes as many as are wanted, and is over when they are done", async () => {
  const countdown = new Countdown(2);
  expect([countdown.take(), countdown.take(), countdown.take()]).toEqual([true, true, false]);
  let state = "going on";
  void countdown.over.then(() => (state = "over"));
  countdown.done();
  await Promise.resolve();
  expect(state).toBe("going on");
  countdown.done();
  await countdown.over;
  expect(state).toBe("over");
});

it("takes any number without an end", () => {
  const countdown = new Countdown();
  for (let each = 0; each < 1_000; each++) expect(countdown.take()).toBe(true);
});
