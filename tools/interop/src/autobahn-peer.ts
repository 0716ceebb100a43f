import type { Session, Transport } from "autobahn";
import { autobahn } from "./autobahn-js.ts";
import { RefusedError } from "./wamp-peer.ts";
import type { Address, Implementation, Procedure, Values, WampPeer } from "./wamp-peer.ts";

/** autobahn-js over WebSocket in one serializer. */
export function autobahnOverWebSocket(serializer: keyof typeof autobahn.serializer): Implementation {
  return {
    name: `autobahn (${serializer})`,
    bytes: serializer !== "JSONSerializer",
    join: (address) =>
      join(address, { type: "websocket", url: address.url, serializers: [new autobahn.serializer[serializer]()] }),
  };
}

/** autobahn-js over RawSocket, where it speaks JSON only. */
export const autobahnOverRawSocket: Implementation = {
  name: "autobahn (RawSocket, JSON)",
  bytes: false,
  join: (address) => join(address, { type: "rawsocket", host: address.host, port: address.port }),
};

function join({ realm }: Address, transport: Transport): Promise<WampPeer> {
  const connection = new autobahn.Connection({
    realm,
    transports: [transport],
    use_es6_promises: true,
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
    ended,
    call: (procedure, { args, kwargs }) => settle(session.call(procedure, args, kwargs).then(valuesOf)),
    async register(procedure, answer) {
      const registration = await settle(session.register(procedure, handlerOf(answer)));
      return () => settle(registration.unregister());
    },
    async publish(topic, { args, kwargs }) {
      return (await settle(session.publish(topic, args, kwargs, { acknowledge: true }))).id;
    },
    async subscribe(topic, handler) {
      const subscription = await settle(session.subscribe(topic, (args, kwargs) => handler({ args, kwargs })));
      return () => settle(subscription.unsubscribe());
    },
    async leave() {
      close();
      await ended;
    },
  };
}

function handlerOf(answer: Procedure): (args: unknown[], kwargs: Values["kwargs"]) => unknown {
  return (args, kwargs) => {
    try {
      const values = answer({ args, kwargs });
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

async function settle<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof autobahn.Error)) throw error;
    throw new RefusedError(error.error, { args: error.args, kwargs: error.kwargs });
  }
}
