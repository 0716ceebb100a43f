import type { Clock, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/** The real clock, which knows how many of its timers are set. */
export class CountingClock implements Clock {
  /** Timers that have neither fired nor been cancelled. */
  timers = 0;

  now(): number {
    return systemClock.now();
  }

  after(ms: number, fn: () => void): Timer {
    let state: "set" | "over" = "set";
    const end = (): void => {
      if (state === "set") this.timers--;
      state = "over";
    };
    this.timers++;
    const timer = systemClock.after(ms, () => {
      end();
      fn();
    });
    return {
      cancel: () => {
        end();
        timer.cancel();
      },
    };
  }

  endOfTurn(fn: () => void): void {
    systemClock.endOfTurn(fn);
  }
}
