import { connect, result, WampError } from "@junctor/client";
import type { Session } from "@junctor/client";
import type { Connector, Serializer } from "@junctor/core";
import { RefusedError } from "./wamp-peer.ts";
import type { Address, Implementation, Values, WampPeer } from "./wamp-peer.ts";

/** Our own client over some transport in one serializer. */
export function junctor(
  name: string,
  serializer: Serializer,
  transport: (address: Address) => Connector,
): Implementation {
  return {
    name: `junctor (${name}, ${serializer.name})`,
    bytes: true,
    async join(address) {
      const { realm } = address;
      return peerOf(
        await connect({ transport: transport(address), serializers: [serializer], realm, onError: () => {} }),
      );
    },
  };
}

function peerOf(session: Session): WampPeer {
  return {
    ended: session.closed,
    call: (procedure, { args, kwargs }) => settle(session.call(procedure, args, { kwargs }).then(valuesOf)),
    async register(procedure, answer) {
      const registration = await settle(
        session.register(procedure, (invocation) => {
          try {
            const { args, kwargs } = answer(valuesOf(invocation));
            return result(args, kwargs);
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
            throw new WampError(error.uri, error.values);
          }
        }),
      );
      return () => settle(registration.unregister());
    },
    async publish(topic, { args, kwargs }) {
      return (await settle(session.publish(topic, args, { kwargs, acknowledge: true }))).id;
    },
    async subscribe(topic, handler) {
      const subscription = await settle(session.subscribe(topic, (event) => handler(valuesOf(event))));
      return () => settle(subscription.unsubscribe());
    },
    leave: () => session.leave(),
  };
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
