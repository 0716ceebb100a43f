import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("CANCEL while call_canceling is not announced", () => {
  test("leaves the call to be answered, whatever the mode (T6)", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    expect(caller.ask([49, 1, {}], [49, 1, { mode: "kill" }])).toEqual([]);
    callee.ask([70, 1, {}, ["done"]]);
    expect(caller.take()).toEqual([[50, 1, {}, ["done"]]]);
  });

  test("with an unknown mode is refused and the call stays open (T6)", async () => {
    const { join } = testRouter();
    const [callee, caller] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    expect(caller.ask([49, 1, { mode: "now" }])).toEqual([
      [8, 49, 1, {}, "wamp.error.invalid_argument", [expect.any(String)]],
    ]);
    callee.ask([70, 1, {}]);
    expect(caller.take()).toEqual([[50, 1, {}]]);
  });

  test("of a call that is unknown, finished or somebody else's is ignored (BP-ID-08, T6)", async () => {
    const { join } = testRouter();
    const [callee, caller, other] = [await join(), await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    expect(other.ask([49, 1, {}], [49, 9, { mode: "now" }])).toEqual([]);
    callee.ask([70, 1, {}]);
    caller.take();
    expect(caller.ask([49, 1, {}])).toEqual([]);
  });
});
