import { expect, it } from "vitest";
import { HandClock } from "./hand-clock.test-support.ts";
import { SilenceWatch } from "./silence-watch.ts";

/** What has come of the watch so far. */
function outcome(watch: SilenceWatch): Promise<string> {
  return Promise.race([watch.silence, new Promise<string>((resolve) => void setImmediate(resolve, "listening"))]);
}

it("is patient as long as something is heard", async () => {
  const clock = new HandClock();
  const watch = new SilenceWatch(clock);
  for (let round = 0; round < 5; round++) {
    clock.advance(11_000);
    watch.heard();
  }
  expect(await outcome(watch)).toBe("listening");
});

it("gives up after 12 seconds of silence", async () => {
  const clock = new HandClock();
  const watch = new SilenceWatch(clock);
  clock.advance(12_000);
  expect(await outcome(watch)).toBe("the router has not been heard of for 12 seconds");
});

it("gives nothing up once it was stopped", async () => {
  const clock = new HandClock();
  const watch = new SilenceWatch(clock);
  watch.stop();
  clock.advance(60_000);
  expect(await outcome(watch)).toBe("listening");
});
