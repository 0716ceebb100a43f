import { connect } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import type { JoinLibrary } from "./client-library.ts";

/** Our client. */
export const joinJunctor: JoinLibrary = async (url) => {
  const client = await connect({ transport: webSocket(url), realm: "realm1" });
  return {
    call: (procedure, argument) => client.call(procedure, [argument]),
    subscribe: (topic, handler) => client.subscribe(topic, handler),
  };
};
