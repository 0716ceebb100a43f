import type { Session } from "@junctor/client";
import { ErrorUri, WampError } from "@junctor/core";
import type { Answer, Outcome } from "./answer.ts";
import { parseAnswer } from "./answer.ts";
import { putAnswer } from "./demo-state.ts";
import type { DemoState } from "./demo-state.ts";
import { describeFailure } from "./describe-failure.ts";
import type { Store } from "./store.ts";

/** What a call needs. */
export interface AskContext {
  readonly session: Session;
  readonly store: Store<DemoState>;
  /** Milliseconds with fractions. */
  stopwatch(): number;
}

/** Calls `procedure` and puts what comes of it into the state: waiting first, the outcome later. Never rejects. */
export async function askAround(context: AskContext, to: string, procedure: string): Promise<void> {
  const { session, store, stopwatch } = context;
  const id = (store.value.answers[0]?.id ?? 0) + 1;
  const put = (outcome: Outcome): void =>
    store.update((state) => putAnswer(state, { id, to, procedure, outcome } satisfies Answer));
  put({ state: "waiting" });
  const start = stopwatch();
  try {
    const { value } = await session.call(procedure, [store.value.me.name]);
    const took = stopwatch() - start;
    put({ state: "answered", ...parseAnswer(value), took });
  } catch (error) {
    put({ state: "failed", reason: explain(error), took: stopwatch() - start });
  }
}

function explain(error: unknown): string {
  if (error instanceof WampError && error.uri === ErrorUri.NO_SUCH_PROCEDURE) {
    return `no one has registered that procedure (${error.uri})`;
  }
  return describeFailure(error);
}
