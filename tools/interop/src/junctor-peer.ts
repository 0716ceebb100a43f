import { openSession, result, WampError } from "@junctor/client";
import type { Invocation, OpenedSession, Session } from "@junctor/client";
import type { Connector, Serializer } from "@junctor/core";
import { RefusedError } from "./wamp-peer.ts";
import type { Address, CallPlan, Implementation, Options, Procedure, Values, WampPeer } from "./wamp-peer.ts";

/** Our own client over some transport in one serializer. */
export function junctor(
  name: string,
  serializer: Serializer,
  transport: (address: Address) => Connector,
): Implementation {
  return {
    name: `junctor (${name}, ${serializer.name})`,
    bytes: true,
    lacks: [],
    async join(address) {
      const { realm } = address;
      return peerOf(
        await openSession({ transport: transport(address), serializers: [serializer], realm, onError: () => {} }),
      );
    },
  };
}

function peerOf(session: OpenedSession): WampPeer {
  return {
    id: session.id,
    ended: session.closed,
    call: (procedure, values, plan = {}) => settle(callWith(session, [procedure, values], plan)),
    async register(procedure, answer, options) {
      const registration = await settle(session.register(procedure, handlerOf(answer), inOurWords(options)));
      return () => settle(registration.unregister());
    },
    async publish(topic, { args, kwargs }, options) {
      return (await settle(session.publish(topic, args, { ...inOurWords(options), kwargs, acknowledge: true }))).id;
    },
    async subscribe(topic, handler, options) {
      const subscription = await settle(
        session.subscribe(
          topic,
          (event) => handler(valuesOf(event), { ...event, retained: event.details["retained"] === true }),
          inOurWords(options),
        ),
      );
      return () => settle(subscription.unsubscribe());
    },
    leave: () => session.leave(),
  };
}

type Call = readonly [procedure: string, values: Values];

async function callWith(session: Session, [procedure, { args, kwargs }]: Call, plan: CallPlan): Promise<Values> {
  const { onProgress, cancel } = plan;
  const options = { ...inOurWords(plan.options), kwargs, cancelMode: cancel?.mode, signal: cancel?.signal };
  if (onProgress === undefined) return valuesOf(await session.call(procedure, args, options));
  const progressive = session.callProgressive(procedure, args, options);
  for await (const each of progressive) onProgress(valuesOf(each));
  return valuesOf(await progressive.result);
}

function handlerOf(answer: Procedure): (invocation: Invocation) => Promise<unknown> {
  return async (invocation) => {
    const { procedure, caller, signal, receiveProgress } = invocation;
    const send = (values: Values): void => void invocation.progress(result(values.args, values.kwargs));
    try {
      const details = { procedure, caller, signal, progress: receiveProgress ? send : undefined };
      const { args, kwargs } = await answer(valuesOf(invocation), details);
      return result(args, kwargs);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new WampError(error.uri, error.values);
    }
  };
}

/** Our client's options are those of the messages in camel case. */
function inOurWords(options: Options = {}): Options {
  const camelCase = (name: string): string => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [camelCase(name), value]));
}

/** Leaves out what only our client tells. */
function valuesOf({ args, kwargs }: Values): Values {
  return { args, kwargs };
}

async function settle<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof WampError)) throw error;
    const values: Values = { args: error.args, kwargs: error.kwargs };
    throw new RefusedError(error.uri, values);
  }
}
