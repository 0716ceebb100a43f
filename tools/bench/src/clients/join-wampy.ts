import { Wampy } from "wampy";
import { WebSocket } from "ws";
import type { JoinLibrary } from "./client-library.ts";

/** wampy. */
export const joinWampy: JoinLibrary = async (url) => {
  const client = new Wampy(url, { realm: "realm1", ws: WebSocket as never });
  await client.connect();
  return {
    call: (procedure, argument) => client.call(procedure, [argument]),
    subscribe: (topic, handler) => client.subscribe(topic, handler),
  };
};
