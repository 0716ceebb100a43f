import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { hashOf, rendezvous } from "../rendezvous.ts";
import { testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.work";
const keys = Array.from({ length: 60 }, (_, index) => `key ${index}`);

/** A key of one of the nodes `a` and `b`. */
function keyOf(name: string): string | undefined {
  const nodes = ["a", "b"].map((each) => ({ name: each, hash: hashOf(each) }));
  return keys.find((key) => rendezvous(key, nodes)?.name === name);
}

interface Callees {
  readonly router: TestRouter;
  readonly caller: RawPeer;
  readonly callees: RawPeer[];
  readonly join: (options: object) => Promise<RawPeer>;
  /** Calls once; the number of the callee that got it. */
  readonly call: (options?: object) => number;
}

async function share(...options: object[]): Promise<Callees> {
  const router = testRouter();
  const caller = await router.join();
  const callees: RawPeer[] = [];
  let calls = 0;
  async function join(wish: object): Promise<RawPeer> {
    const callee = await router.join();
    callee.ask([64, 1, wish, procedure]);
    callees.push(callee);
    return callee;
  }
  for (const wish of options) await join(wish);
  return {
    router,
    caller,
    callees,
    join,
    call(wish = {}) {
      caller.send([48, ++calls, wish, procedure]);
      return callees.findIndex((callee) => callee.take().length > 0);
    },
  };
}

describe("least_loaded", () => {
  const invoke = "least_loaded";

  test("takes who has the fewest calls to answer, and goes round among equals", async () => {
    const { callees, call } = await share({ invoke }, { invoke }, { invoke });
    expect(Array.from({ length: 6 }, () => call())).toEqual([0, 1, 2, 0, 1, 2]);
    callees[1]?.ask([70, 1, {}], [70, 2, {}]);
    callees[2]?.ask([8, 68, 1, {}, "com.example.failed"]);
    expect(Array.from({ length: 4 }, () => call())).toEqual([1, 2, 1, 2]);
  });

  test("counts a new callee from zero", async () => {
    const { call, join } = await share({ invoke });
    expect([call(), call()]).toEqual([0, 0]);
    await join({ invoke });
    expect([call(), call(), call()]).toEqual([1, 1, 0]);
  });
});

describe("x_hash", () => {
  const invoke = "x_hash";

  test("takes a key to the same callee each time, and uses all", async () => {
    const { call } = await share({ invoke }, { invoke }, { invoke });
    const once = keys.map((rkey) => call({ rkey }));
    expect(keys.map((rkey) => call({ rkey }))).toEqual(once);
    expect(new Set(once)).toEqual(new Set([0, 1, 2]));
  });

  test("moves only the keys of a callee that goes, and only to one that comes", async () => {
    const { callees, call, join } = await share({ invoke }, { invoke }, { invoke });
    const before = keys.map((rkey) => call({ rkey }));
    await join({ invoke });
    const joined = keys.map((rkey) => call({ rkey }));
    expect(joined.every((callee, index) => callee === before[index] || callee === 3)).toBe(true);
    expect(joined).toContain(3);
    callees[0]?.connection.terminate();
    const left = keys.map((rkey) => call({ rkey }));
    expect(left.every((callee, index) => callee === joined[index] || joined[index] === 0)).toBe(true);
    expect(left).not.toContain(0);
  });

  test("knows a node by its nkey: another session of it takes its keys over", async () => {
    const node = (nkey: string): object => ({ invoke, nkey });
    const { callees, call, join } = await share(node("a"), node("b"), node("c"));
    const before = keys.map((rkey) => call({ rkey }));
    await join(node("a"));
    expect(keys.map((rkey) => call({ rkey }))).toEqual(before);
    callees[0]?.connection.terminate();
    expect(keys.map((rkey) => call({ rkey }))).toEqual(before.map((callee) => (callee === 0 ? 3 : callee)));
  });

  test("waits for the callees of its key, and goes to another session of the same node", async () => {
    const wish = { invoke, concurrency: 1 };
    const { caller, call } = await share({ ...wish, nkey: "a" }, { ...wish, nkey: "a" }, { ...wish, nkey: "b" });
    const [a, b] = [keyOf("a"), keyOf("b")];
    expect(new Set([call({ rkey: a }), call({ rkey: a })])).toEqual(new Set([0, 1]));
    expect(call({ rkey: a })).toBe(-1);
    expect(caller.take()[0]?.[4]).toBe("wamp.error.no_available_callee");
    expect(call({ rkey: b })).toBe(2);
  });

  test("refuses a call without a key", async () => {
    const { caller, call } = await share({ invoke });
    expect(call()).toBe(-1);
    expect(caller.take()).toEqual([[8, 48, 1, {}, "wamp.error.invalid_argument", [expect.stringContaining("rkey")]]]);
  });
});
