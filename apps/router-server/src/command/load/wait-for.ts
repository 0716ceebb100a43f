import type { Clock } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/**
 * Waits, and keeps the process alive meanwhile through whatever else is open.
 * @param duration in milliseconds.
 * @throws `signal.reason` as soon as the signal is aborted.
 */
export function waitFor(
  duration: number,
  { signal, clock = systemClock }: { readonly signal: AbortSignal; readonly clock?: Clock | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => {
      timer.cancel();
      reject(signal.reason as Error);
    };
    const timer = clock.after(duration, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
