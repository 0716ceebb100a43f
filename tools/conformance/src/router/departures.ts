import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { bytesOfText } from "../peer/bytes.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { callThrough, expectError, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** The ways a session can end from the client's side. */
export const departures: { readonly [how: string]: (peer: RawPeer) => Promise<void> | void } = {
  GOODBYE: async (peer) => {
    peer.send(T.GOODBYE, {}, "wamp.close.close_realm");
    await peer.next(T.GOODBYE);
  },
  ABORT: (peer) => peer.send(T.ABORT, {}, "com.example.enough"),
  "a protocol violation": async (peer) => {
    peer.send(T.WELCOME, 1, {});
    await peer.next(T.ABORT);
  },
  "bytes that are no message": async (peer) => {
    peer.sendBytes(bytesOfText("{"));
    await peer.next(T.ABORT);
  },
  "closing the connection": (peer) => peer.connection.close(),
  "losing the connection": (peer) => peer.connection.terminate(),
};

/** Whatever ends a session, nothing of it stays behind. */
export const departing: readonly Scenario<RouterWorld>[] = Object.entries(departures).map(([how, depart]) =>
  scenario(
    `a session that ends by ${how} leaves nothing behind`,
    ["BP-SESS-16", "BP-SESS-03", "BP-PERR-02"],
    async (world) => {
      const [leaver, stayer] = [await world.join(), await world.join()];
      const before = world.router.tables();
      for (const topic of ["com.example.a", "com.example.b", "com.example.shared"]) await subscribe(leaver, topic);
      for (const procedure of ["com.example.a", "com.example.b"]) await register(leaver, procedure);
      const subscription = await subscribe(stayer, "com.example.shared");
      await register(stayer, "com.example.stayer");
      const waiting = await callThrough(stayer, leaver, "com.example.a");
      const asked = await callThrough(leaver, stayer, "com.example.stayer");
      await callThrough(leaver, leaver, "com.example.b");
      expect(world.router.tables()).toMatchObject({ subscriptions: 3, subscribers: 4, registrations: 3, calls: 3 });

      await depart(leaver);
      await expectError(stayer, { type: T.CALL, id: waiting.call }, "wamp.error.canceled");
      await world.until(({ sessions }) => sessions === 1);
      stayer.send(T.YIELD, asked.invocation, {}, ["too late"]);
      stayer.request(T.UNSUBSCRIBE, subscription);
      await stayer.next(T.UNSUBSCRIBED);
      const tables = world.router.tables();
      expect(tables).toMatchObject({ subscriptions: 0, subscribers: 0, registrations: 1, calls: 0, invocations: 0 });
      expect(before).toMatchObject({ subscriptions: 0, registrations: 0, calls: 0, invocations: 0 });
    },
  ),
);
