import type { PayloadValues } from "@junctor/core";
import { isGenerator } from "../callee/drain-generator.ts";
import type { AnyGenerator } from "../callee/drain-generator.ts";
import type { InvocationHandler } from "../callee/invocation.ts";
import { isThenable } from "../is-thenable.ts";
import { CheckedInvocation, invalidArgument } from "./checked-invocation.ts";
import { valuesOf } from "./procedure-checks.ts";
import type { ProcedureChecks } from "./procedure-checks.ts";

/** A handler that is called only with what fits a contract. */
export type CheckedHandler = (invocation: CheckedInvocation) => unknown;

/** The handler to register so that `handler` gets, and gives, only what fits the contract. */
export function checkedHandler(checks: ProcedureChecks, handler: CheckedHandler): InvocationHandler {
  return (invocation) => {
    const run = (values: PayloadValues): unknown => handler(new CheckedInvocation(invocation, checks, values));
    const values = readCall(checks, invocation);
    return values instanceof Promise ? answerLater(values, run, checks) : answer(() => run(values), checks);
  };
}

/** @throws {WampError} `wamp.error.invalid_argument` if the call does not fit. */
function readCall(checks: ProcedureChecks, call: PayloadValues): PayloadValues | Promise<PayloadValues> {
  try {
    const values = checks.call.read(call);
    if (!(values instanceof Promise)) return values;
    return values.catch((error: unknown) => {
      throw invalidArgument(error, "call");
    });
  } catch (error) {
    throw invalidArgument(error, "call");
  }
}

/** Answers when a schema that takes its time is done; a generator, because the handler may be one. */
async function* answerLater(
  values: Promise<PayloadValues>,
  run: (values: PayloadValues) => unknown,
  checks: ProcedureChecks,
): AsyncGenerator {
  const ready = await values;
  const outcome = answer(() => run(ready), checks);
  if (isGenerator(outcome)) return yield* outcome;
  return outcome;
}

/** What a handler gives, once it is known to fit; at once if that is known at once. */
function answer(run: () => unknown, checks: ProcedureChecks): unknown {
  let outcome: unknown;
  try {
    outcome = run();
  } catch (error) {
    return checks.thrown(error);
  }
  if (isGenerator(outcome)) return checkedYields(outcome, checks);
  if (isThenable(outcome)) return checkedOutcome(outcome, checks);
  const fits = checks.result.read(valuesOf(outcome));
  return fits instanceof Promise ? fits.then(() => outcome) : outcome;
}

async function checkedOutcome(outcome: PromiseLike<unknown>, checks: ProcedureChecks): Promise<unknown> {
  let value: unknown;
  try {
    value = await outcome;
  } catch (error) {
    return checks.thrown(error);
  }
  await checks.result.read(valuesOf(value));
  return value;
}

async function* checkedYields(generator: AnyGenerator, checks: ProcedureChecks): AsyncGenerator {
  try {
    let step = await generator.next();
    while (step.done !== true) {
      await checks.progress.read(valuesOf(step.value));
      yield step.value;
      step = await generator.next();
    }
    await checks.result.read(valuesOf(step.value));
    return step.value;
  } catch (error) {
    return await checks.thrown(error);
  } finally {
    await generator.return(undefined);
  }
}
