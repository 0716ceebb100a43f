import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("calls of a shared registration", () => {
  test("go round in the order of registration (AP-SHREG-04)", async () => {
    const shared = await share("roundrobin");
    expect(shared.callTimes(7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  test.each([
    { leaver: 0, after: [2, 1, 2, 1] },
    { leaver: 1, after: [2, 0, 2, 0] },
    { leaver: 2, after: [0, 1, 0, 1] },
  ])("stay in order when callee $leaver leaves (AP-SHREG-04)", async ({ leaver, after }) => {
    const shared = await share("roundrobin");
    expect(shared.callTimes(2)).toEqual([0, 1]);
    shared.unregister(leaver);
    expect(shared.callTimes(4)).toEqual(after);
  });

  test("reach a callee that registers later in its turn (AP-SHREG-04)", async () => {
    const shared = await share("roundrobin");
    expect(shared.callTimes(3)).toEqual([0, 1, 2]);
    await shared.register();
    expect(shared.callTimes(3)).toEqual([3, 0, 1]);
  });

  test("reach the earliest callee that is left (AP-SHREG-05)", async () => {
    const shared = await share("first");
    expect(shared.callTimes(2)).toEqual([0, 0]);
    shared.unregister(0);
    expect(shared.callTimes(2)).toEqual([1, 1]);
  });

  test("reach the latest callee that is left (AP-SHREG-05)", async () => {
    const shared = await share("last");
    expect(shared.callTimes(2)).toEqual([2, 2]);
    shared.unregister(2);
    expect(shared.callTimes(2)).toEqual([1, 1]);
  });

  test("reach any callee at random, each call anew (AP-SHREG-04)", async () => {
    const shared = await share("random");
    const reached = shared.callTimes(300);
    for (const callee of [0, 1, 2]) expect(reached.filter((each) => each === callee).length).toBeGreaterThan(70);
  });
});

interface Shared {
  readonly register: () => Promise<void>;
  readonly unregister: (callee: number) => void;
  /** Calls so often and tells which callee got each call. */
  readonly callTimes: (times: number) => (number | undefined)[];
}

/** Three callees of one registration, and a caller. */
async function share(invoke: string): Promise<Shared> {
  const router: TestRouter = testRouter();
  const caller = await router.join();
  const callees: RawPeer[] = [];
  let [registration, calls] = [0, 0];

  async function register(): Promise<void> {
    const callee = await router.join();
    callees.push(callee);
    registration = callee.askId([64, 1, { invoke }, procedure]);
  }

  function callOnce(): number | undefined {
    caller.ask([48, ++calls, {}, procedure]);
    return callees.flatMap((callee, index) => callee.take().map(() => index))[0];
  }

  for (let n = 0; n < 3; n++) await register();
  return {
    register,
    unregister: (callee) => void callees[callee]?.ask([66, 2, registration]),
    callTimes: (times) => Array.from({ length: times }, callOnce),
  };
}
