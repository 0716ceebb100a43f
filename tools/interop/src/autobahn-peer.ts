import type { Call, Session, Transport } from "autobahn";
import { autobahn } from "./autobahn-js.ts";
import { RefusedError } from "./wamp-peer.ts";
import type { Address, CallPlan, Implementation, Lack, Procedure, Values, WampPeer } from "./wamp-peer.ts";

const lacks: readonly Lack[] = [
  "cancel with skip or killnowait",
  "interrupts",
  "payload passthru mode",
  "progressive results as callee",
];

/** autobahn-js over WebSocket in one serializer. */
export function autobahnOverWebSocket(serializer: keyof typeof autobahn.serializer): Implementation {
  return {
    name: `autobahn (${serializer})`,
    bytes: serializer !== "JSONSerializer",
    lacks,
    join: (address) =>
      join(address, { type: "websocket", url: address.url, serializers: [new autobahn.serializer[serializer]()] }),
  };
}

/** autobahn-js over RawSocket, where it speaks JSON only. */
export const autobahnOverRawSocket: Implementation = {
  name: "autobahn (RawSocket, JSON)",
  bytes: false,
  lacks,
  join: (address) => join(address, { type: "rawsocket", host: address.host, port: address.port }),
};

function join({ realm }: Address, transport: Transport): Promise<WampPeer> {
  const connection = new autobahn.Connection({
    realm,
    transports: [transport],
    max_retries: 0,
    on_user_error: () => {},
  });
  const ended = new Promise<void>((resolve) => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- autobahn has no other way
    connection.onclose = () => {
      resolve();
      return true;
    };
  });
  return new Promise((resolve, reject) => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- autobahn has no other way
    connection.onopen = (session) => resolve(peerOf(session, ended, () => connection.close()));
    void ended.then(() => reject(new Error("autobahn could not join")));
    connection.open();
  });
}

function peerOf(session: Session, ended: Promise<void>, close: () => void): WampPeer {
  return {
    id: session.id,
    ended,
    call: (procedure, { args, kwargs }, plan = {}) =>
      settle(follow(session.call(procedure, args, kwargs, callOptions(plan)), plan)),
    async register(procedure, answer, options) {
      const registration = await settle(session.register(procedure, handlerOf(answer), options));
      return async () => settle(registration.unregister());
    },
    async publish(topic, { args, kwargs }, options) {
      return (await settle(session.publish(topic, args, kwargs, { ...options, acknowledge: true }))).id;
    },
    async subscribe(topic, handler, options) {
      const subscription = await settle(
        session.subscribe(topic, (args, kwargs, details) => handler({ args, kwargs }, details), options),
      );
      return async () => settle(subscription.unsubscribe());
    },
    async leave() {
      close();
      await ended;
    },
  };
}

function callOptions({ options = {}, onProgress }: CallPlan): object {
  return onProgress === undefined ? options : { ...options, receive_progress: true };
}

function follow(call: Call, { onProgress, cancel }: CallPlan): Promise<Values> {
  cancel?.signal.addEventListener("abort", () => call.cancel({ mode: cancel.mode }));
  // oxlint-disable-next-line promise/valid-params -- when.js hands progress to the third
  return call.then(valuesOf, undefined, (result) => onProgress?.(valuesOf(result)));
}

function handlerOf(answer: Procedure): Parameters<Session["register"]>[1] {
  return async (args, kwargs, { procedure, caller, progress }) => {
    const send = progress && ((values: Values) => progress(values.args, values.kwargs));
    try {
      const values = await answer(
        { args, kwargs },
        { procedure, caller, progress: send ?? undefined, signal: undefined },
      );
      return new autobahn.Result(values.args, values.kwargs);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new autobahn.Error(error.uri, error.values.args, error.values.kwargs);
    }
  };
}

/** autobahn hands a result of one argument over bare. */
function valuesOf(result: unknown): Values {
  if (result instanceof autobahn.Result) return { args: result.args, kwargs: result.kwargs };
  return { args: result === null ? [] : [result], kwargs: {} };
}

async function settle<T>(promise: PromiseLike<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof autobahn.Error)) throw error;
    throw new RefusedError(error.error, { args: error.args, kwargs: error.kwargs });
  }
}
