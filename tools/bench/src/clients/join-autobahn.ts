import { WebSocket } from "ws";
import type { JoinLibrary } from "./client-library.ts";

interface Session {
  call(procedure: string, args: readonly unknown[]): PromiseLike<unknown>;
  subscribe(topic: string, handler: () => void): PromiseLike<unknown>;
}

/** What is used of autobahn, which has no types of its own. */
interface Autobahn {
  readonly Connection: new (options: object) => { onopen: (session: Session) => void; open(): void };
}

/** autobahn-js. */
export const joinAutobahn: JoinLibrary = async (url) => {
  // It wants the platform's WebSocket, which Node has from version 22 on.
  Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket });
  const name: string = "autobahn";
  const { default: autobahn } = (await import(name)) as { default: Autobahn };
  const session = await new Promise<Session>((resolve) => {
    const connection = new autobahn.Connection({ url, realm: "realm1" });
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- autobahn has no other way
    connection.onopen = resolve;
    connection.open();
  });
  return {
    call: (procedure, argument) => session.call(procedure, [argument]),
    subscribe: (topic, handler) => session.subscribe(topic, handler),
  };
};
