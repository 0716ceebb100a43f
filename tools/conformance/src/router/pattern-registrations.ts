import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import type { RawPeer } from "../peer/raw-peer.ts";
import { callThrough, expectError, expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

/** Expects that a call goes to this registration of the callee, and answers it. */
async function expectRouted(peers: { caller: RawPeer; callee: RawPeer }, called: string, registration: number) {
  const call = peers.caller.request(T.CALL, {}, called, [called]);
  const invocation = await peers.callee.next(T.INVOCATION);
  expect([invocation[2], invocation[4]]).toEqual([registration, [called]]);
  peers.callee.send(T.YIELD, invocation[1], {}, [called]);
  expect(await peers.caller.next(T.RESULT)).toEqual([T.RESULT, call, {}, [called]]);
}

async function expectNowhere(caller: RawPeer, called: string): Promise<void> {
  const id = caller.request(T.CALL, {}, called);
  await expectError(caller, { type: T.CALL, id }, "wamp.error.no_such_procedure");
}

/** Pattern-based registrations as the dealer does them. */
export const patternRegistrations: readonly Scenario<RouterWorld>[] = [
  scenario("a prefix registration serves what starts with it, as a string", ["AP-PREG-02"], async ({ join }) => {
    const peers = { callee: await join(), caller: await join() };
    const id = await register(peers.callee, "com.myapp.myobject1", { match: "prefix" });
    for (const end of ["", ".myprocedure1", "-mysubobject1", ".mysubobject1.myprocedure1"]) {
      await expectRouted(peers, `com.myapp.myobject1${end}`, id);
    }
    for (const called of ["com.myapp.myobject2", "com.myapp.myobject", "com.myapp"]) {
      await expectNowhere(peers.caller, called);
    }
  }),

  scenario(
    "a pattern that is unregistered is called no more, however its callee goes",
    ["AP-PREG-02", "AP-PREG-03", "BP-RPC-04"],
    async ({ join, until }) => {
      const [callee, leaver, caller] = [await join(), await join(), await join()];
      for (const [match, pattern] of [["prefix", "com.myapp.one"] as const, ["wildcard", "com..two"] as const]) {
        const id = await register(callee, pattern, { match });
        callee.request(T.UNREGISTER, id);
        await callee.next(T.UNREGISTERED);
        await register(leaver, `${pattern}.three`, { match });
      }
      leaver.connection.terminate();
      await until(({ registrations }) => registrations === 0);
      for (const called of ["com.myapp.one", "com.myapp.one.three", "com.myapp.two", "com.myapp.two.three"]) {
        await expectNowhere(caller, called);
      }
    },
  ),

  scenario("a wildcard registration serves any one component in its gaps", ["AP-PREG-03"], async ({ join }) => {
    const peers = { callee: await join(), caller: await join() };
    const id = await register(peers.callee, "com.myapp..myprocedure1", { match: "wildcard" });
    await expectRouted(peers, "com.myapp.myobject1.myprocedure1", id);
    await expectRouted(peers, "com.myapp.myobject2.myprocedure1", id);
    const misses = ["com.myapp.myobject1.myprocedure1.mysubprocedure1", "com.myapp.myobject1.myprocedure2"];
    for (const called of [...misses, "com.myapp.myprocedure1", "com.myapp2.myobject1.myprocedure1"]) {
      await expectNowhere(peers.caller, called);
    }
  }),

  scenario(
    "a call goes to the exact registration, else the longest prefix, else the best wildcard, else nowhere",
    ["AP-PREG-04", "AP-PREG-05", "AP-PREG-06", "AP-PREG-01"],
    async ({ join }) => {
      const peers = { callee: await join(), caller: await join() };
      const ids = new Map<string, number>();
      for (const [name, match, uri] of [
        ["R1", "exact", "a1.b2.c3.d4.e55"],
        ["R2", "prefix", "a1.b2.c3"],
        ["R3", "prefix", "a1.b2.c3.d4"],
        ["R4", "wildcard", "a1.b2..d4.e5"],
        ["R5", "wildcard", "a1.b2.c33..e5"],
        ["R6", "wildcard", "a1.b2..d4.e5..g7"],
        ["R7", "wildcard", "a1.b2..d4..f6.g7"],
      ] as const) {
        ids.set(name, await register(peers.callee, uri, { match }));
      }
      for (const [called, name] of [
        ["a1.b2.c3.d4.e55", "R1"],
        ["a1.b2.c3.d98.e74", "R2"],
        ["a1.b2.c3.d4.e325", "R3"],
        ["a1.b2.c55.d4.e5", "R4"],
        ["a1.b2.c88.d4.e5.f6.g7", "R6"],
      ] as const) {
        await expectRouted(peers, called, ids.get(name) ?? 0);
      }
      await expectNowhere(peers.caller, "a2.b2.c2.d2.e2");
    },
  ),

  scenario("any prefix beats every wildcard", ["AP-PREG-05"], async ({ join }) => {
    const peers = { callee: await join(), caller: await join() };
    await register(peers.callee, "com.myapp.object.", { match: "wildcard" });
    await register(peers.callee, "com.", { match: "prefix" });
    const longer = await register(peers.callee, "com.my", { match: "prefix" });
    await expectRouted(peers, "com.myapp.object.procedure", longer);
  }),

  scenario("the wildcard whose literal components come first wins", ["AP-PREG-06"], async ({ join }) => {
    const peers = { callee: await join(), caller: await join() };
    await register(peers.callee, ".b.c.d", { match: "wildcard" });
    await register(peers.callee, "a...d", { match: "wildcard" });
    const best = await register(peers.callee, "a.b..", { match: "wildcard" });
    await register(peers.callee, "a...", { match: "wildcard" });
    await expectRouted(peers, "a.b.c.d", best);
  }),

  scenario("an invocation of a pattern names the procedure called", ["AP-PREG-07"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, "com.prefix.", { match: "prefix" });
    await register(callee, "com..wildcard", { match: "wildcard" });
    await register(callee, "com.exact");
    for (const [procedure, details] of [
      ["com.prefix.add", { procedure: "com.prefix.add" }],
      ["com.some.wildcard", { procedure: "com.some.wildcard" }],
      ["com.exact", {}],
    ] as const) {
      caller.request(T.CALL, { procedure: "com.forged" }, procedure);
      expect((await callee.next(T.INVOCATION))[3]).toEqual(details);
    }
  }),

  scenario("one URI under three match policies is three registrations", ["AP-PREG-08"], async ({ join }) => {
    const [one, other, caller] = [await join(), await join(), await join()];
    const uri = "com.example.procedure";
    const ids = [await register(one, uri), await register(other, uri, { match: "prefix" })];
    ids.push(await register(other, uri, { match: "wildcard" }));
    expect(new Set(ids).size).toBe(3);
    const id = one.request(T.REGISTER, { match: "prefix" }, uri);
    await expectError(one, { type: T.REGISTER, id }, "wamp.error.procedure_already_exists");
    one.request(T.UNREGISTER, ids[0]);
    await one.next(T.UNREGISTERED);
    await expectRouted({ caller, callee: other }, uri, ids[1] ?? 0);
  }),

  scenario("a match policy nobody knows cannot be registered", ["AP-PREG-01"], async ({ join }) => {
    const peer = await join();
    const id = peer.request(T.REGISTER, { match: "regex" }, "com.example");
    await expectError(peer, { type: T.REGISTER, id }, "wamp.error.option_not_allowed");
  }),

  scenario("patterns never capture calls of wamp procedures, nor what is no URI", ["BP-URI-07"], async ({ join }) => {
    const [callee, caller] = [await join(), await join()];
    for (const uri of ["", "wam"]) await register(callee, uri, { match: "prefix" });
    for (const uri of ["", ".", "..", ".session."]) await register(callee, uri, { match: "wildcard" });
    for (const called of ["wamp", "wamp.nothing", "wamp.session.nothing", "com..x", "a b", "."]) {
      caller.request(T.CALL, {}, called);
      await caller.next(T.ERROR);
    }
    await expectNothingMore(callee);
    await callThrough(caller, callee, "wampum.calls");
  }),

  scenario("patterns under wamp cannot be registered", ["BP-URI-07"], async ({ join }) => {
    const peer = await join();
    for (const [match, uri] of [
      ["prefix", "wamp"],
      ["prefix", "wamp."],
      ["wildcard", "wamp."],
      ["wildcard", "wamp..count"],
    ] as const) {
      const id = peer.request(T.REGISTER, { match }, uri);
      await expectError(peer, { type: T.REGISTER, id }, "wamp.error.invalid_uri");
    }
  }),
];
