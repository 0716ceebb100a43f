import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("UNREGISTER", () => {
  test("ends the registration: later calls find no procedure, and it is free (BP-RPC-04)", async () => {
    const { join } = testRouter();
    const [callee, other] = [await join(), await join()];
    const id = callee.askId([64, 1, {}, procedure]);
    expect(callee.ask([66, 2, id])).toEqual([[67, 2]]);
    expect(other.ask([48, 1, {}, procedure])[0]?.[4]).toBe("wamp.error.no_such_procedure");
    expect(other.ask([64, 2, {}, procedure])[0]?.[0]).toBe(65);
  });

  test("is refused when repeated (BP-RPC-03)", async () => {
    const { join, router } = testRouter();
    const callee = await join();
    const id = callee.askId([64, 1, {}, procedure]);
    callee.ask([66, 2, id]);
    expect(callee.ask([66, 3, id])).toEqual([[8, 66, 3, {}, "wamp.error.no_such_registration"]]);
    expect(router.tables().callees).toBe(0);
  });

  test("leaves a call in flight to be answered", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    const id = callee.askId([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    callee.ask([66, 2, id], [70, 1, {}, ["late but fine"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["late but fine"]]]);
  });

  test("of an id that does not exist is refused (BP-RPC-03)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([66, 1, 99])).toEqual([[8, 66, 1, {}, "wamp.error.no_such_registration"]]);
  });

  test("of somebody else's id is refused and changes nothing (BP-RPC-03, T39)", async () => {
    const { join, router } = testRouter();
    const [callee, other] = [await join(), await join()];
    const id = callee.askId([64, 1, {}, procedure]);
    expect(other.ask([66, 1, id])).toEqual([[8, 66, 1, {}, "wamp.error.no_such_registration"]]);
    expect(router.tables().registrations).toBe(1);
  });
});
