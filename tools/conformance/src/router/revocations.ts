import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { ask, askInVain, nextEvent } from "../peer/meta.ts";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const uri = "com.example.revoked";
const roles = {
  ...allRoles,
  subscriber: { features: { subscription_revocation: true } },
  callee: { features: { registration_revocation: true } },
};

/** The two kinds of what can be revoked. */
const kinds = [
  {
    what: "registration",
    ids: ["AP-REV-01"],
    remove: "wamp.registration.remove_callee",
    left: "on_unregister",
    hold: (peer: RawPeer) => register(peer, uri),
    end: T.UNREGISTER,
    ended: T.UNREGISTERED,
  },
  {
    what: "subscription",
    ids: ["AP-REV-02"],
    remove: "wamp.subscription.remove_subscriber",
    left: "on_unsubscribe",
    hold: (peer: RawPeer) => subscribe(peer, uri),
    end: T.UNSUBSCRIBE,
    ended: T.UNSUBSCRIBED,
  },
] as const;

/** What one session holds, ended by another. */
export const revocations: readonly Scenario<RouterWorld>[] = kinds.flatMap(
  ({ what, ids, remove, left, hold, end, ended }) => [
    scenario<RouterWorld>(
      `a ${what} is revoked, and who holds it told`,
      [...ids, "AP-MSUB-11"],
      async ({ join, connect }) => {
        const caller = await join({ realm: "meta.kill" });
        for (const reason of ["com.example.enough", undefined]) {
          const holder = await connect();
          holder.send(T.HELLO, "meta.kill", { roles });
          const [, session, details] = await holder.next(T.WELCOME);
          const role = what === "registration" ? "dealer" : "broker";
          const features = { [`${what}_revocation`]: true };
          expect(details).toMatchObject({ roles: { [role]: { features } } });
          const id = await hold(holder);
          const args = reason === undefined ? [id, session] : [id, session, reason];
          expect(await ask(caller, remove, args)).toEqual([]);
          const revoked = reason === undefined ? { [what]: id } : { [what]: id, reason };
          expect(await holder.next(ended)).toEqual([ended, 0, revoked]);
          const request = holder.request(end, id);
          await expectError(holder, { type: end, id: request }, `wamp.error.no_such_${what}`);
          await askInVain(caller, `wamp.error.no_such_${what}`, remove, args);
        }
      },
    ),

    scenario<RouterWorld>(
      `a ${what} is revoked behind the back of who does not understand, but watches`,
      ["AP-REV-03", "AP-REV-04"],
      async ({ join, connect }) => {
        const caller = await join({ realm: "meta.kill" });
        const holder = await connect();
        holder.send(T.HELLO, "meta.kill", { roles: allRoles });
        const [, session] = await holder.next(T.WELCOME);
        const leaves = await subscribe(holder, `wamp.${what}.${left}`);
        const id = await hold(holder);
        expect(await ask(caller, remove, [id, session])).toEqual([]);
        expect(await nextEvent(holder, leaves)).toEqual([session, id]);
        await expectNothingMore(holder);
      },
    ),

    scenario<RouterWorld>(
      `no ${what} is revoked unless the realm allows it`,
      ["AP-MSUB-11"],
      async ({ connect, join }) => {
        const caller = await join();
        const holder = await connect();
        holder.send(T.HELLO, "realm1", { roles });
        const [, session] = await holder.next(T.WELCOME);
        const id = await hold(holder);
        await askInVain(caller, "wamp.error.not_authorized", remove, [id, session]);
        holder.request(end, id);
        await holder.next(ended);
      },
    ),
  ],
);
