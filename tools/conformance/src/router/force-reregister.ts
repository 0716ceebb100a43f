import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { allRoles, expectError, expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
const force = { force_reregister: true };

/** Procedures taken over with force. That is none of the specification's, but how callees are told of it is. */
export const forcedRegistrations: readonly Scenario<RouterWorld>[] = [
  scenario(
    "force_reregister takes a procedure from a session of the same authid and authrole, and tells it",
    ["AP-REV-01", "AP-REV-03"],
    async ({ join }) => {
      const [ghost, deaf, heir] = [await joinAs(join, "ann"), await joinAs(join, "ann", {}), await joinAs(join, "ann")];
      const id = await register(ghost, procedure, { invoke: "first" });
      await register(deaf, procedure, { invoke: "first" });
      const taken = await register(heir, procedure, force);
      const details = { registration: id, reason: "wamp.error.unregistered" };
      expect(await ghost.next(T.UNREGISTERED)).toEqual([T.UNREGISTERED, 0, details]);
      await expectNothingMore(deaf);
      deaf.request(T.CALL, {}, procedure);
      expect((await heir.next(T.INVOCATION))[2]).toBe(taken);
    },
  ),

  scenario("force_reregister takes nothing from anybody else", ["AP-SHREG-02"], async ({ join }) => {
    const [holder, taker] = [await joinAs(join, "ann"), await joinAs(join, "bob")];
    const id = await register(holder, procedure);
    const request = taker.request(T.REGISTER, force, procedure);
    await expectError(taker, { type: T.REGISTER, id: request }, "wamp.error.not_authorized");
    taker.request(T.CALL, {}, procedure);
    expect((await holder.next(T.INVOCATION))[2]).toBe(id);
  }),
];

function joinAs(
  join: RouterWorld["join"],
  authid: string,
  features: object = { registration_revocation: true },
): Promise<RawPeer> {
  const roles = { ...allRoles, callee: { features } };
  return join({ realm: "named.peers", details: { roles, authmethods: [authid, "staff"] } });
}
