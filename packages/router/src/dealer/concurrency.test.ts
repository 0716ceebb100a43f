import { describe, expect, test } from "vitest";
import { allRoles, emptyTables, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";

const procedure = "com.example.work";
const interruptible = { roles: { ...allRoles.roles, callee: { features: { call_canceling: true } } } };
const busy = [8, 48, expect.any(Number), {}, "wamp.error.no_available_callee", [expect.any(String)]];

function waitingRouter(maxWaitingCalls: number): TestRouter {
  return testRouter({ realms: [{ name: "realm1", maxWaitingCalls }] });
}

describe("a callee with a limit of concurrency", () => {
  test("gets no more calls than that, and the next when it has answered one", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    const id = callee.askId([64, 1, { concurrency: 2 }, procedure]);
    const calls = [1, 2, 3].map((request) => [48, request, {}, procedure]);
    expect(caller.ask(...calls)).toEqual([busy]);
    expect(callee.take()).toEqual([
      [68, 1, id, {}],
      [68, 2, id, {}],
    ]);
    callee.ask([70, 2, {}]);
    expect(caller.ask([48, 4, {}, procedure])).toEqual([[50, 2, {}]]);
    expect(callee.take()).toEqual([[68, 3, id, {}]]);
    callee.ask([8, 68, 1, {}, "com.example.failed"]);
    caller.ask([48, 5, {}, procedure]);
    expect(callee.take()).toEqual([[68, 4, id, {}]]);
  });

  test("counts each registration by itself, and not the calls it makes", async () => {
    const { join } = testRouter();
    const peer = await join();
    peer.ask([64, 1, { concurrency: 1 }, procedure], [64, 2, { concurrency: 1 }, "com.example.other"]);
    const invoked = peer.ask([48, 3, {}, procedure], [48, 4, {}, "com.example.other"], [48, 5, {}, procedure]);
    expect(invoked.map(([type]) => type)).toEqual([68, 68, 8]);
  });

  test.each(["first", "last", "roundrobin", "random", "least_loaded"])(
    "is passed over by %s while others have room",
    async (invoke) => {
      const { join } = testRouter();
      const [caller, one, other] = [await join(), await join(), await join()];
      for (const callee of [one, other]) callee.ask([64, 1, { invoke, concurrency: 1 }, procedure]);
      const calls = [1, 2, 3].map((request) => [48, request, {}, procedure]);
      expect(caller.ask(...calls)).toEqual([busy]);
      expect([one.take().length, other.take().length]).toEqual([1, 1]);
    },
  );

  test("may share with callees that have none", async () => {
    const { join } = testRouter();
    const [caller, one, other] = [await join(), await join(), await join()];
    other.ask([64, 1, { invoke: "last" }, procedure]);
    one.ask([64, 1, { invoke: "last", concurrency: 1 }, procedure]);
    caller.ask(...[1, 2, 3].map((request) => [48, request, {}, procedure]));
    expect([one.take().length, other.take().length]).toEqual([1, 2]);
  });

  test("works on a skipped call until it answers", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join({ details: interruptible }), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    caller.ask([48, 1, {}, procedure], [49, 1, { mode: "skip" }]);
    expect(caller.ask([48, 2, {}, procedure])).toEqual([busy]);
    callee.ask([70, 1, {}]);
    callee.take();
    expect(caller.ask([48, 3, {}, procedure])).toEqual([]);
    expect(callee.take()).toEqual([[68, 2, expect.any(Number), {}]]);
  });

  test("is free when it was told to stop", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join({ details: interruptible }), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    caller.ask([48, 1, {}, procedure], [49, 1, {}], [48, 2, {}, procedure]);
    expect(callee.take().map(([type]) => type)).toEqual([68, 69, 68]);
  });

  test("that cannot be told to stop works on when its caller has left", async () => {
    const { join } = testRouter();
    const [callee, leaver, caller] = [await join(), await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    leaver.ask([48, 1, {}, procedure]);
    leaver.connection.terminate();
    callee.take();
    expect(caller.ask([48, 1, {}, procedure])).toEqual([busy]);
    callee.ask([8, 68, 1, {}, "com.example.failed"]);
    expect(caller.ask([48, 2, {}, procedure])).toEqual([]);
  });

  test("keeps count of what it works on when it registers anew", async () => {
    const { join } = testRouter();
    const [callee, other, caller] = [await join(), await join(), await join()];
    const wish = { invoke: "first", concurrency: 1 };
    const id = callee.askId([64, 1, wish, procedure]);
    other.ask([64, 1, wish, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure], [49, 1, { mode: "skip" }]);
    callee.ask([66, 2, id], [64, 3, wish, procedure]);
    other.ask([66, 2, id], [64, 3, wish, procedure]);
    expect(caller.ask([48, 3, {}, procedure]).at(-1)).toEqual(busy);
    other.ask([70, 1, {}]);
    callee.ask([70, 1, {}]);
    expect(caller.ask([48, 4, {}, procedure], [48, 5, {}, procedure])).toEqual([[50, 2, {}]]);
  });

  test("is refused a limit of 0", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([64, 1, { concurrency: 0 }, procedure])[0]?.[4]).toBe("wamp.error.option_not_allowed");
  });
});

describe("calls that wait", () => {
  test("are served in the order they came, and refused beyond the limit of the realm", async () => {
    const { join, router } = waitingRouter(2);
    const [callee, one, other] = [await join(), await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    one.ask([48, 1, {}, procedure, ["first"]], [48, 2, {}, procedure, ["second"]]);
    other.ask([48, 1, {}, procedure, ["third"]]);
    expect(one.ask([48, 3, {}, procedure])).toEqual([busy]);
    expect(router.tables()).toMatchObject({ calls: 3, waitingCalls: 2, invocations: 1 });
    const served = [1, 2, 3].map((invocation) => {
      const [, , , , args] = callee.take()[0] ?? [];
      callee.send([70, invocation, {}, args]);
      return (args as unknown[])[0];
    });
    expect(served).toEqual(["first", "second", "third"]);
    expect(one.take()).toEqual([
      [50, 1, {}, ["first"]],
      [50, 2, {}, ["second"]],
    ]);
    expect(other.take()).toEqual([[50, 1, {}, ["third"]]]);
    expect(router.tables()).toMatchObject({ calls: 0, waitingCalls: 0, invocations: 0 });
  });

  test.each(["skip", "kill", "killnowait"])("are canceled by %s without their callee hearing of it", async (mode) => {
    const { join, router } = waitingRouter(1);
    const [callee, caller] = [await join({ details: interruptible }), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    expect(caller.ask([49, 2, { mode }])).toEqual([[8, 48, 2, {}, "wamp.error.canceled"]]);
    expect(callee.take().map(([type]) => type)).toEqual([68]);
    expect(router.tables()).toMatchObject({ calls: 1, waitingCalls: 0 });
  });

  test("time out, and do not once they have got their answer", async () => {
    const { join, clock } = waitingRouter(2);
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, { timeout: 10 }, procedure], [48, 3, { timeout: 20 }, procedure]);
    clock.advance(10);
    expect(caller.take()).toEqual([[8, 48, 2, {}, "wamp.error.timeout"]]);
    callee.ask([70, 1, {}], [70, 2, {}]);
    callee.ask([70, 2, {}]);
    expect(caller.take().map(([type, request]) => [type, request])).toEqual([
      [50, 1],
      [50, 3],
    ]);
    expect(clock.timers).toBe(0);
  });

  test("keep their time when they get a callee, unless it keeps the time itself", async () => {
    const { join, clock } = waitingRouter(2);
    const timing = { roles: { ...allRoles.roles, callee: { features: { call_timeout: true } } } };
    const [callee, keeper, caller] = [await join(), await join({ details: timing }), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    keeper.ask([64, 1, { concurrency: 1, forward_timeout: true }, "com.example.kept"]);
    for (const [index, uri] of [procedure, "com.example.kept"].entries()) {
      caller.ask([48, 2 * index + 1, {}, uri], [48, 2 * index + 2, { timeout: 10 }, uri]);
    }
    clock.advance(6);
    callee.ask([70, 1, {}]);
    keeper.take();
    expect(keeper.ask([70, 1, {}])).toEqual([[68, 2, expect.any(Number), { timeout: 10 }]]);
    clock.advance(4);
    expect(caller.take().filter(([type]) => type === 8)).toEqual([[8, 48, 2, {}, "wamp.error.timeout"]]);
    expect(clock.timers).toBe(0);
  });

  test("go with their caller, and leave nothing", async () => {
    const { join, router, clock } = waitingRouter(4);
    const [callee, leaver, caller] = [await join(), await join(), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    leaver.ask([48, 1, {}, procedure], [48, 2, { timeout: 10 }, procedure]);
    caller.ask([48, 1, {}, procedure, ["stays"]]);
    leaver.connection.terminate();
    callee.take();
    expect(router.tables()).toMatchObject({ calls: 1, waitingCalls: 1, invocations: 0 });
    expect(callee.ask([70, 1, {}])).toEqual([[68, 2, expect.any(Number), {}, ["stays"]]]);
    for (const peer of [callee, caller]) peer.connection.terminate();
    clock.settle();
    expect(router.tables()).toEqual(emptyTables);
    expect(clock.timers).toBe(0);
  });

  test.each(["UNREGISTER", "GOODBYE", "the end of the link"])(
    "are answered when their last callee goes by %s",
    async (how) => {
      const { join, router, clock } = waitingRouter(4);
      const [callee, caller] = [await join(), await join()];
      const id = callee.askId([64, 1, { concurrency: 1 }, procedure]);
      caller.ask([48, 1, {}, procedure], [48, 2, { timeout: 10 }, procedure]);
      const goings: { readonly [how: string]: () => void } = {
        UNREGISTER: () => callee.send([66, 2, id]),
        GOODBYE: () => callee.send([6, {}, "wamp.close.close_realm"]),
        "the end of the link": () => callee.connection.terminate(),
      };
      goings[how]?.();
      expect(caller.take().at(-1)).toEqual([8, 48, 2, {}, "wamp.error.no_available_callee", [expect.any(String)]]);
      expect(router.tables()).toMatchObject({ waitingCalls: 0, registrations: 0 });
      clock.advance(10);
      expect(caller.take()).toEqual([]);
    },
  );

  test("go to a callee that comes, after it has learned of its registration", async () => {
    const { join } = waitingRouter(4);
    const [callee, other, caller] = [await join(), await join(), await join()];
    const wish = { invoke: "first", concurrency: 1 };
    callee.ask([64, 1, wish, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    expect(other.ask([64, 1, wish, procedure]).map(([type]) => type)).toEqual([65, 68]);
  });

  test("are answered if their callee cannot take them", async () => {
    const { join } = waitingRouter(4);
    const [callee, caller] = [await join({ maxMessageLength: 8_192 }), await join()];
    callee.ask([64, 1, { concurrency: 1 }, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure, ["x".repeat(9_000)]], [48, 3, {}, procedure, ["short"]]);
    callee.take();
    expect(callee.ask([70, 1, {}])).toEqual([[68, 2, expect.any(Number), {}, ["short"]]]);
    expect(caller.take().map(([type, , request, , error]) => (type === 8 ? [request, error] : [type]))).toEqual([
      [50],
      [2, "wamp.error.payload_size_exceeded"],
    ]);
  });
});

test.each([-1, 1.5, Number.NaN])("a realm is refused %d calls that may wait", (maxWaitingCalls) => {
  expect(() => waitingRouter(maxWaitingCalls)).toThrow("maxWaitingCalls");
});
