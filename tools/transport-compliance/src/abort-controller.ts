import type { AbortSignalLike } from "@junctor/core";

/** The part of the platform's `AbortController` that the suite uses; packages without DOM types compile it too. */
interface Controller {
  readonly signal: AbortSignalLike;
  abort(reason: unknown): void;
}

const platform = globalThis as unknown as { readonly AbortController: new () => Controller };

/** A fresh `AbortController` of the platform. */
export function createAbortController(): Controller {
  return new platform.AbortController();
}
