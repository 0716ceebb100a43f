import { result, WampError } from "@junctor/client";
import type { Invocation, WampEvent } from "@junctor/client";
import { ExitCode } from "../exit-code.ts";
import { waitFor } from "../load/wait-for.ts";
import { callOptions, publishOptions, registerOptions, subscribeOptions } from "../options/option-tables.ts";
import { nameWampOptions } from "../options/read-wamp-options.ts";
import { UserError } from "../user-error.ts";
import { checkOutcome, outcomeOf } from "./outcome.ts";
import type { ScriptSession } from "./script-sessions.ts";
import type { Step } from "./script-schema.ts";

/** What a step may use. */
export interface StepContext {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly signal: AbortSignal;
  /** Its session, opened if it is not yet. */
  own(): Promise<ScriptSession>;
}

/** How each kind of step is done; each tells what is printed of it. */
const DOERS: { readonly [D in Step["do"]]: (step: Extract<Step, { do: D }>, context: StepContext) => Promise<object> } =
  {
    async call({ procedure, args = [], kwargs = {}, options = {}, expect }, { own, place, signal }) {
      const { session } = await own();
      const call = session.call(procedure, args, { ...nameWampOptions(options, callOptions), kwargs, signal });
      const outcome = await outcomeOf(call, expect);
      checkOutcome(outcome, expect, place);
      return { procedure, ...outcome };
    },
    async publish({ topic, args = [], kwargs = {}, options = {} }, { own, signal }) {
      const given = nameWampOptions(options, publishOptions);
      const { session } = await own();
      const { id } = await session.publish(topic, args, { ...given, kwargs, signal, acknowledge: true });
      return { topic, publication: id };
    },
    async subscribe({ topic, options = {} }, { own }) {
      const { session, events } = await own();
      const subscription = await session.subscribe(topic, nameWampOptions(options, subscribeOptions));
      events.set(topic, subscription[Symbol.asyncIterator]());
      return { topic };
    },
    async event({ topic, timeout = 30_000, expect }, context) {
      const { topic: published, args, kwargs } = await nextEvent(topic, timeout, context);
      checkOutcome({ args, kwargs }, expect, context.place);
      return { topic: published, args, kwargs };
    },
    async register({ procedure, answer, options = {} }, { own }) {
      const answerCall = ({ args, kwargs }: Invocation): unknown => {
        if (answer === undefined) return result(args, kwargs);
        if (answer.error !== undefined) throw new WampError(answer.error, { args: answer.args, kwargs: answer.kwargs });
        return result(answer.args ?? [], answer.kwargs ?? {});
      };
      const { session } = await own();
      await session.register(procedure, answerCall, nameWampOptions(options, registerOptions));
      return { procedure };
    },
    async sleep({ time }, { signal }) {
      await waitFor(time, { signal });
      return {};
    },
  };

/**
 * Does one step.
 * @returns what is printed of it.
 * @throws {UserError} if something else comes than is expected; what the client throws.
 */
export async function doStep(step: Step, context: StepContext): Promise<object> {
  const doer = DOERS[step.do] as (step: Step, context: StepContext) => Promise<object>;
  return { step: context.place, do: step.do, ...(await doer(step, context)) };
}

async function nextEvent(topic: string, timeout: number, { own, place, signal }: StepContext): Promise<WampEvent> {
  const events = (await own()).events.get(topic);
  if (events === undefined) throw new UserError(`junctor: ${place}: the session has not subscribed to ${topic}.`);
  const enough = new AbortController();
  const late = waitFor(timeout, { signal: AbortSignal.any([signal, enough.signal]) }).then(() => {
    throw new UserError(`junctor: ${place}: no event came.`, ExitCode.TIMEOUT);
  });
  try {
    const { value, done } = await Promise.race([events.next(), late]);
    if (done === true) throw new UserError(`junctor: ${place}: the subscription has ended.`, ExitCode.NO_CONNECTION);
    return value;
  } finally {
    enough.abort();
  }
}
