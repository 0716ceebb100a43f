import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { allRoles, expectError, expectViolation, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";

/** Calls that go to the one node their key belongs to. */
export const shardedRegistrations: readonly Scenario<RouterWorld>[] = [
  scenario("the dealer announces sharded registration", ["AP-SHARD-01"], async ({ connect }) => {
    const peer = await connect();
    peer.send(T.HELLO, "realm1", { roles: allRoles });
    const features = { sharded_registration: true };
    expect((await peer.next(T.WELCOME))[2]).toMatchObject({ roles: { dealer: { features } } });
  }),

  ...["first", "roundrobin", "random", "x_hash"].map((invoke) =>
    scenario<RouterWorld>(
      `a call with the runmode partition goes to the node of its key, also where ${invoke} rules`,
      ["AP-SHARD-01"],
      async ({ join }) => {
        const [caller, node23, node42] = [await join(), await join(), await join()];
        await register(node23, procedure, { invoke, nkey: "node23" });
        const id = await register(node42, procedure, { invoke, nkey: "node42" });
        for (const rkey of ["red", "green", "blue", "black"]) {
          caller.request(T.CALL, { runmode: "partition", rkey }, procedure, [rkey]);
          const callee = rkey === "red" || rkey === "black" ? node42 : node23;
          expect((await callee.next(T.INVOCATION)).slice(3)).toEqual([{}, [rkey]]);
        }
        node42.request(T.UNREGISTER, id);
        await node42.next(T.UNREGISTERED);
        caller.request(T.CALL, { runmode: "partition", rkey: "red" }, procedure);
        await node23.next(T.INVOCATION);
      },
    ),
  ),

  scenario(
    "a call with the runmode partition needs a key, and there is no other runmode",
    ["AP-SHARD-01"],
    async ({ join }) => {
      const [caller, callee] = [await join(), await join()];
      await register(callee, procedure);
      const keyless = caller.request(T.CALL, { runmode: "partition" }, procedure);
      await expectError(caller, { type: T.CALL, id: keyless }, "wamp.error.invalid_argument");
      const all = caller.request(T.CALL, { runmode: "all" }, procedure);
      await expectError(caller, { type: T.CALL, id: all }, "wamp.error.option_not_allowed");
      caller.request(T.CALL, { runmode: "partition", rkey: 23 }, procedure);
      await expectViolation(caller);
    },
  ),
];
