/**
 * An iterator over what becomes of the elements of another one. Leaving it leaves the other one, and so does an element
 * of which nothing can be made; `pass` in place of a value passes over an element.
 */
export function mapIterator<T, U>(
  source: AsyncIterator<T>,
  map: (element: T) => Promise<U | typeof pass>,
): AsyncIterator<U, undefined> {
  const leave = async (): Promise<IteratorResult<U, undefined>> => {
    await source.return?.();
    return { done: true, value: undefined };
  };
  const next = async (): Promise<IteratorResult<U, undefined>> => {
    for (;;) {
      const step = await source.next();
      if (step.done === true) return { done: true, value: undefined };
      const value = await map(step.value).catch(async (error: unknown) => {
        await leave();
        throw error;
      });
      if (value !== pass) return { done: false, value: value as U };
    }
  };
  return { next, return: leave };
}

/** What a map returns for an element that is to be passed over. */
export const pass: unique symbol = Symbol("pass");
