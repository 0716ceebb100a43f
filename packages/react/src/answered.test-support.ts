import type { Client } from "@junctor/client";

/** A call that waits for its answer. */
export interface Waiting {
  readonly args: readonly unknown[];
  /** Resolves when the call is canceled. */
  readonly canceled: Promise<void>;
  answer(value: unknown): void;
}

/** Offers a procedure whose calls the test answers, one after the other. */
export async function answered(client: Client, procedure: string): Promise<{ next(): Promise<Waiting> }> {
  const calls: Waiting[] = [];
  const takers: ((call: Waiting) => void)[] = [];
  await client.register(procedure, ({ args, signal }) => {
    return new Promise((answer) => {
      const canceled = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      const call = { args, canceled, answer };
      const taker = takers.shift();
      if (taker === undefined) calls.push(call);
      else taker(call);
    });
  });
  const next = (): Promise<Waiting> => {
    const call = calls.shift();
    return call === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(call);
  };
  return { next };
}
