import type { InvocationMessage } from "@junctor/core";

/** How many invocations are remembered; beyond, those that ended first are not. */
const MAX = 1_000;

/**
 * The invocations that ended before their last chunk came: what still comes of them begins no new one
 * (spec: AP-PCI-13).
 */
export class LateChunks {
  readonly #expected = new Set<number>();

  /** An invocation ended, and not all of it has come. */
  expect(request: number): void {
    this.#expected.add(request);
    if (this.#expected.size <= MAX) return;
    for (const oldest of this.#expected) {
      this.#expected.delete(oldest);
      return;
    }
  }

  /** Whether a message is a late chunk. */
  take({ request, details }: InvocationMessage): boolean {
    if (!this.#expected.has(request)) return false;
    if (details["progress"] !== true) this.#expected.delete(request);
    return true;
  }
}
