import { CallCanceledError } from "../errors/call-canceled-error.ts";
import type { ActiveInvocation } from "./active-invocation.ts";

/** A generator, plain or async. */
export type AnyGenerator = Generator | AsyncGenerator;

/** Whether a handler returned a generator. */
export function isGenerator(value: unknown): value is AnyGenerator {
  if (typeof value !== "object" || value === null) return false;
  const { next, return: close } = value as Partial<AnyGenerator>;
  return typeof next === "function" && typeof close === "function";
}

/**
 * Sends what a generator yields as progressive results, and gives what it returns. When the handler is told to stop,
 * the generator is closed at its next yield.
 * @throws {CallCanceledError} if it was closed so; else what the generator throws, or what cannot be sent.
 */
export async function drainGenerator(generator: AnyGenerator, invocation: ActiveInvocation): Promise<unknown> {
  try {
    let step = await generator.next();
    while (step.done !== true) {
      await invocation.progress(step.value);
      if (invocation.interrupted) throw new CallCanceledError();
      step = await generator.next();
    }
    return step.value;
  } finally {
    await generator.return(undefined);
  }
}
