import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { hashOf, rendezvous } from "../rendezvous.ts";
import { allRoles, testRouter } from "../router.test-support.ts";

const procedure = "com.example.read";
const keys = Array.from({ length: 40 }, (_, index) => `user ${index}`);
const declining = { roles: { ...allRoles.roles, callee: { features: { call_reroute: true } } } };

interface Sharded {
  readonly caller: RawPeer;
  readonly callees: readonly RawPeer[];
  readonly call: (options: object) => number;
}

/** Callees of one registration, on these nodes. */
async function shard(invoke: string, nodes: readonly (string | undefined)[], more: object = {}): Promise<Sharded> {
  const { join } = testRouter();
  const caller = await join();
  const callees: RawPeer[] = [];
  for (const nkey of nodes) {
    const callee = await join({ details: declining });
    callee.ask([64, 1, nkey === undefined ? { invoke, ...more } : { invoke, nkey, ...more }, procedure]);
    callees.push(callee);
  }
  let calls = 0;
  return {
    caller,
    callees,
    call(options) {
      caller.send([48, ++calls, options, procedure]);
      return callees.findIndex((callee) => callee.take().length > 0);
    },
  };
}

function partition(rkey: string): object {
  return { runmode: "partition", rkey };
}

describe("the runmode partition", () => {
  test.each(["first", "last", "roundrobin", "random", "least_loaded", "x_hash"])(
    "takes a key to its node whatever the policy is, here %s (AP-SHARD-01)",
    async (invoke) => {
      const names = ["a", "b", "c"];
      const { call } = await shard(invoke, names);
      const nodes = names.map((name) => ({ name, hash: hashOf(name) }));
      const owners = keys.map((key) => names.indexOf(rendezvous(key, nodes)?.name ?? ""));
      expect(keys.map((key) => call(partition(key)))).toEqual(owners);
      expect(new Set(owners).size).toBe(3);
    },
  );

  test("takes callees without a node key for a node each (AP-SHARD-01)", async () => {
    const { call } = await shard("first", [undefined, undefined]);
    const owners = keys.map((key) => call(partition(key)));
    expect(keys.map((key) => call(partition(key)))).toEqual(owners);
    expect(new Set(owners)).toEqual(new Set([0, 1]));
  });

  test("goes by the policy among the callees of one node", async () => {
    const { call } = await shard("roundrobin", ["a", "a", "b"]);
    const key = keys.find((each) => call(partition(each)) === 2) ?? "";
    expect([call(partition(key)), call(partition(key))]).toEqual([2, 2]);
    const other = keys.find((each) => [0, 1].includes(call(partition(each)))) ?? "";
    expect(new Set([call(partition(other)), call(partition(other))])).toEqual(new Set([0, 1]));
  });

  test("reaches the one callee of a procedure that is not shared", async () => {
    const { call } = await shard("single", [undefined]);
    expect(call(partition("key"))).toBe(0);
  });

  test("leaves other calls to the policy", async () => {
    const { call } = await shard("roundrobin", ["a", "b"]);
    expect([call({}), call({ rkey: "key" }), call({ rkey: "key" })]).toEqual([0, 1, 0]);
  });

  test("asks no other node when that of the key has no room, or declines", async () => {
    const { caller, callees, call } = await shard("first", ["a", "b"], { concurrency: 1 });
    const owner = call(partition("key"));
    expect(call(partition("key"))).toBe(-1);
    expect(caller.take()[0]?.slice(0, 5)).toEqual([8, 48, 2, {}, "wamp.error.no_available_callee"]);
    callees[owner]?.ask([8, 68, 1, {}, "wamp.error.unavailable"]);
    expect(caller.take()[0]?.slice(0, 5)).toEqual([8, 48, 1, {}, "wamp.error.no_available_callee"]);
    expect(callees.flatMap((callee) => callee.take())).toEqual([]);
  });

  test.each([
    { options: { runmode: "partition" }, error: "wamp.error.invalid_argument", text: "rkey" },
    { options: { runmode: "all", rkey: "key" }, error: "wamp.error.option_not_allowed", text: "runmode" },
  ])("with $options is refused (AP-SHARD-01)", async ({ options, error, text }) => {
    const { caller, call } = await shard("first", ["a"]);
    expect(call(options)).toBe(-1);
    expect(caller.take()).toEqual([[8, 48, 1, {}, error, [expect.stringContaining(text)]]]);
  });
});
