import { describe, expect, it } from "vitest";
import { failureOf, HandCrankedClock, joined } from "../client.test-support.ts";
import type { ProgressiveCall } from "./progressive-call.ts";

const announced = { dealer: ["call_canceling", "progressive_call_results"] };

/** The first arguments of all progressive results. */
async function valuesOf(call: ProgressiveCall): Promise<unknown[]> {
  const values = [];
  for await (const { value } of call) values.push(value);
  return values;
}

describe("callProgressive", () => {
  it("asks for progressive results, gives them in order, and then the final one [AP-PCR-02]", async () => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive("com.export", [2026], { kwargs: { zip: true }, discloseMe: true });
    const options = { disclose_me: true, receive_progress: true };
    expect(await router.next()).toEqual([48, 1, options, "com.export", [2026], { zip: true }]);
    router.send([50, 1, { progress: true }, ["a"]], [50, 1, { progress: true }, ["b"]], [50, 1, {}, [2]]);
    expect(await valuesOf(call)).toEqual(["a", "b"]);
    expect((await call.result).value).toBe(2);
  });

  it("is a call like any other with a dealer that relays no progress", async () => {
    const { session, router } = await joined();
    const call = session.callProgressive("com.export");
    expect(await router.next()).toEqual([48, 1, {}, "com.export"]);
    router.send([50, 1, {}, [2]]);
    expect(await valuesOf(call)).toEqual([]);
    expect((await call.result).value).toBe(2);
  });

  it("throws what the call fails with behind the results that came", async () => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive("com.export");
    await router.next();
    router.send([50, 1, { progress: true }, ["a"]], [8, 48, 1, {}, "com.example.error"]);
    const iterator = call[Symbol.asyncIterator]();
    expect(await iterator.next()).toMatchObject({ value: { value: "a" } });
    await expect(iterator.next()).rejects.toMatchObject({ uri: "com.example.error" });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    await expect(call.result).rejects.toMatchObject({ uri: "com.example.error" });
  });

  it("is canceled when its loop is left, and ignores what still comes", async () => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive("com.export", [], { cancelMode: "kill" });
    await router.next();
    router.send([50, 1, { progress: true }, ["a"]], [50, 1, { progress: true }, ["b"]]);
    for await (const { value } of call) {
      expect(value).toBe("a");
      break;
    }
    expect(await router.next()).toEqual([49, 1, { mode: "kill" }]);
    router.send([50, 1, { progress: true }, ["c"]], [8, 48, 1, {}, "wamp.error.canceled"]);
    await expect(call.result).rejects.toMatchObject({ name: "CallCanceledError" });
    expect(await valuesOf(call)).toEqual([]);
  });

  it("is canceled once, by cancel, by its signal, or at the end of its scope", async () => {
    const { session, router } = await joined({ announced });
    const controller = new AbortController();
    const calls = [1, 2, 3].map(() => session.callProgressive("com.export", [], { signal: controller.signal }));
    await Promise.all(calls.map(() => router.next()));
    calls[0]?.cancel(new Error("enough"));
    await calls[1]?.[Symbol.asyncDispose]();
    controller.abort(new Error("all of it"));
    calls[0]?.cancel();
    const cancels = [1, 2, 3].map((request) => [49, request, { mode: "killnowait" }]);
    expect(await router.rest()).toEqual(cancels);
    const failures = await Promise.all(calls.map((call) => failureOf(call.result)));
    expect(failures.map(String)).toEqual([
      "Error: enough",
      "CallCanceledError: wamp.error.canceled: canceled by the caller",
      "Error: all of it",
    ]);
  });

  it("does nothing when it is canceled after its end", async () => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive("com.export");
    await router.next();
    router.send([50, 1, {}, [2]]);
    await call.result;
    call.cancel();
    expect(await router.rest()).toEqual([]);
  });

  it("fails, and is not sent, with a signal that is aborted already or after the session", async () => {
    const { session, router } = await joined({ announced });
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(session.callProgressive("com.export", [], { signal }).result).rejects.toThrow("too late");
    expect(await router.rest()).toEqual([]);
    router.terminate();
    await session.closed;
    const call = session.callProgressive("com.export");
    await expect(call.result).rejects.toMatchObject({ name: "NotConnectedError" });
    await expect(valuesOf(call)).rejects.toMatchObject({ name: "NotConnectedError" });
  });

  it("gives up when results come faster than they are taken", async () => {
    const { session, router } = await joined({ announced });
    const call = session.callProgressive("com.export", [], { buffer: { max: 1, overflow: "error" } });
    await router.next();
    router.send([50, 1, { progress: true }, ["a"]], [50, 1, { progress: true }, ["b"]]);
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
    await expect(call.result).rejects.toThrow('the buffer of the call of "com.export" is full');
  });

  it("may be silent for its timeout, anew with each result [AP-PCR-10]", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ announced, clock });
    const call = session.callProgressive("com.export", [], { timeout: 100 });
    await router.next();
    clock.advance(99);
    router.send([50, 1, { progress: true }, ["a"]]);
    expect(await router.rest()).toEqual([]);
    clock.advance(99);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
    await expect(call.result).rejects.toMatchObject({ name: "CallTimeoutError" });
    expect(clock.timers).toBe(0);
  });
});
