import { MessageType as T, WampError } from "@junctor/core";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

const procedure = "com.example.procedure";

/** What a client asks for when it registers. */
export const registering: readonly Scenario<ClientWorld>[] = [
  scenario("a client shares a procedure by any policy", ["AP-SHREG-01"], async ({ join }) => {
    const { router, session } = await join();
    for (const [index, invoke] of (
      ["single", "first", "last", "roundrobin", "random", "least_loaded", "x_hash"] as const
    ).entries()) {
      const registered = session.register(procedure, () => {}, { invoke });
      expect(await router.next(T.REGISTER)).toEqual([T.REGISTER, index + 1, { invoke }, procedure]);
      router.send(T.REGISTERED, index + 1, 22 + index);
      expect((await registered).id).toBe(22 + index);
    }
  }),

  scenario(
    "a client registers patterns, and its handlers see the procedures that were called",
    ["AP-PREG-01", "AP-PREG-07"],
    async ({ join }) => {
      const { router, session } = await join();
      const registered = session.register("com..add", (invocation) => invocation.procedure, { match: "wildcard" });
      expect(await router.next(T.REGISTER)).toEqual([T.REGISTER, 1, { match: "wildcard" }, "com..add"]);
      router.send(T.REGISTERED, 1, 22);
      expect((await registered).procedure).toBe("com..add");
      router.send(T.INVOCATION, 1, 22, { procedure: "com.example.add" });
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 1, {}, ["com.example.add"]]);
    },
  ),

  scenario(
    "a client asks to be disclosed as caller, and as callee sees who calls",
    ["AP-CID-01", "AP-CID-02", "AP-CID-04"],
    async ({ join }) => {
      const { router, session } = await join();
      const registered = session.register(procedure, ({ caller }) => caller, { discloseCaller: true });
      expect((await router.next(T.REGISTER))[2]).toEqual({ disclose_caller: true });
      router.send(T.REGISTERED, 1, 22);
      await registered;
      router.send(T.INVOCATION, 1, 22, { caller: 4711, caller_authid: "ann" });
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 1, {}, [4711]]);
      const calling = session.call(procedure, [], { discloseMe: true });
      expect((await router.next(T.CALL))[2]).toEqual({ disclose_me: true });
      router.send(T.RESULT, 2, {});
      await calling;
    },
  ),

  scenario(
    "a client announces what lets it decline calls, and declines them",
    ["AP-REROUTE-01"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      const [, , details] = await router.next(T.HELLO);
      expect(details).toMatchObject({ roles: { callee: { features: { call_reroute: true } } } });
      router.send(T.WELCOME, 4711, { roles: { dealer: {} } });
      const session = await joining;
      const registered = session.register(procedure, () => {
        throw new WampError("wamp.error.unavailable");
      });
      await router.next(T.REGISTER);
      router.send(T.REGISTERED, 1, 22);
      await registered;
      router.send(T.INVOCATION, 1, 22, {});
      expect(await router.next(T.ERROR)).toEqual([T.ERROR, T.INVOCATION, 1, {}, "wamp.error.unavailable"]);
    },
  ),

  scenario("a client calls the node of a key, and never without one", ["AP-SHARD-01"], async ({ connect, join }) => {
    const { router, session } = await join();
    await expect(session.call(procedure, [], { runmode: "partition" })).rejects.toMatchObject({
      uri: "wamp.error.invalid_argument",
    });
    const calling = session.call(procedure, [], { runmode: "partition", rkey: "red" });
    expect(await router.next(T.CALL)).toEqual([T.CALL, 1, { runmode: "partition", rkey: "red" }, procedure]);
    router.send(T.RESULT, 1, {});
    await calling;
    const other = await connect();
    const [, , { roles }] = (await other.router.next(T.HELLO)) as [unknown, unknown, { roles: object }];
    const features = { features: { sharded_registration: true } };
    expect(roles).toMatchObject({ caller: features, callee: features });
    other.router.send(T.WELCOME, 4712, { roles: { dealer: {} } });
    const refused = (await other.joining).call(procedure, [], { runmode: "partition", rkey: "red" });
    await expect(refused).rejects.toMatchObject({ uri: "wamp.error.feature_not_supported" });
  }),
];
