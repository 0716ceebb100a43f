/**
 * Calls `fn` once when `signal` is aborted, not if it already was.
 * @returns stops listening.
 */
export function onAbort(signal: AbortSignal, fn: () => void): () => void {
  signal.addEventListener("abort", fn, { once: true });
  return () => signal.removeEventListener("abort", fn);
}
