import { describe, expect, it } from "vitest";
import { HandCrankedClock, joined } from "../client.test-support.ts";
import { CallCanceledError } from "../errors/call-canceled-error.ts";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { Result } from "./result.ts";

const canceling = { dealer: ["call_canceling"] };

describe("call", () => {
  it("sends CALL and resolves to the RESULT in one shape [BP-MSG-14, BP-MSG-15]", async () => {
    const { session, router } = await joined();
    const call = session.call<number>("com.add", [2, 3], { kwargs: { unit: "m" } });
    expect(await router.next()).toEqual([48, 1, {}, "com.add", [2, 3], { unit: "m" }]);
    router.send([50, 1, { _x: 1 }, [5, "m"], { exact: true }]);
    const result = await call;
    expect(result).toBeInstanceOf(Result);
    expect(result).toMatchObject({ value: 5, args: [5, "m"], kwargs: { exact: true }, details: { _x: 1 } });
  });

  it("leaves empty arguments out, and reads missing ones as empty [BP-MSG-22]", async () => {
    const { session, router } = await joined();
    const call = session.call("com.ping", [], { kwargs: {} });
    expect(await router.next()).toEqual([48, 1, {}, "com.ping"]);
    router.send([50, 1, {}]);
    expect(await call).toMatchObject({ value: undefined, args: [], kwargs: {} });
  });

  it("keeps many calls apart whose results come in any order [BP-RPC-11, BP-ID-07]", async () => {
    const { session, router } = await joined();
    const calls = ["a", "b", "c"].map((name) => session.call(`com.${name}`));
    await Promise.all(calls.map(() => router.next()));
    router.send([50, 3, {}, ["third"]], [50, 1, {}, ["first"]], [50, 2, {}, ["second"]]);
    const results = await Promise.all(calls);
    expect(results.map(({ value }) => value)).toEqual(["first", "second", "third"]);
  });

  it("rejects with the URI, arguments and details of an ERROR [BP-MSG-06]", async () => {
    const { session, router } = await joined();
    const call = session.call("com.pay");
    await router.next();
    router.send([8, 48, 1, { a: 1 }, "com.error.no_funds", ["too little"], { short: 3 }]);
    await expect(call).rejects.toMatchObject({
      name: "WampError",
      message: "com.error.no_funds: too little",
      uri: "com.error.no_funds",
      args: ["too little"],
      kwargs: { short: 3 },
      details: { a: 1 },
    });
  });

  it.each(["wamp.error.canceled", "wamp.error.cancelled"])("takes %s as canceled [BP-ERR-03]", async (uri) => {
    const { session, router } = await joined();
    const call = session.call("com.slow");
    await router.next();
    router.send([8, 48, 1, {}, uri, ["callee left"]]);
    await expect(call).rejects.toBeInstanceOf(CallCanceledError);
    await expect(call).rejects.toMatchObject({ uri: "wamp.error.canceled", args: ["callee left"] });
  });

  it("takes the dealer's timeout as a CallTimeoutError", async () => {
    const { session, router } = await joined();
    const call = session.call("com.slow");
    await router.next();
    router.send([8, 48, 1, {}, "wamp.error.timeout"]);
    await expect(call).rejects.toBeInstanceOf(CallTimeoutError);
  });

  it("ignores a progressive result it did not ask for", async () => {
    const { session, router } = await joined();
    const call = session.call("com.export");
    await router.next();
    router.send([50, 1, { progress: true }, ["half"]], [50, 1, {}, ["whole"]]);
    expect((await call).value).toBe("whole");
  });

  it("sends its options as the spec spells them", async () => {
    const { session, router } = await joined({
      announced: { dealer: ["call_timeout"] },
      clock: new HandCrankedClock(),
    });
    void session.call("a", [], { discloseMe: true, timeout: 500, rkey: "r", custom: { _route: "x" } });
    expect(await router.next()).toEqual([48, 1, { disclose_me: true, timeout: 500, rkey: "r", _route: "x" }, "a"]);
  });

  it("does not tell the timeout to a dealer that did not announce it [AP-TMO-09]", async () => {
    const { session, router } = await joined({ clock: new HandCrankedClock() });
    void session.call("a", [], { timeout: 500 });
    expect(await router.next()).toEqual([48, 1, {}, "a"]);
  });
});

describe("a call that is given up", () => {
  it("rejects at once with the signal's reason and sends CANCEL with the same id [BP-ID-08, AP-MSG-03]", async () => {
    const { session, router } = await joined({ announced: canceling });
    const controller = new AbortController();
    const call = session.call("com.slow", [], { signal: controller.signal });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
    void session.call("com.next");
    expect(await router.next()).toEqual([48, 2, {}, "com.next"]);
  });

  it.each(["skip", "kill"] as const)("cancels in mode %s when asked to [AP-CANCEL-02]", async (cancelMode) => {
    const { session, router } = await joined({ announced: { dealer: ["call_cancelling"] } });
    const controller = new AbortController();
    const call = session.call("com.slow", [], { signal: controller.signal, cancelMode });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(await router.next()).toEqual([49, 1, { mode: cancelMode }]);
  });

  it("sends no CANCEL to a dealer that cannot cancel", async () => {
    const { session, router } = await joined();
    const controller = new AbortController();
    const call = session.call("com.slow", [], { signal: controller.signal });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(await router.rest()).toEqual([]);
  });

  it("ignores the RESULT or ERROR that still comes, and an ERROR about the CANCEL [AP-CANCEL-10]", async () => {
    const { session, router } = await joined({ announced: canceling });
    const controller = new AbortController();
    const calls = [1, 2].map(() => session.call("com.slow", [], { signal: controller.signal }));
    controller.abort(new Error("enough"));
    await Promise.allSettled(calls);
    router.send([50, 1, {}, ["late"]], [8, 48, 2, {}, "wamp.error.canceled"], [8, 49, 1, {}, "wamp.error.x"]);
    const next = session.call("com.next");
    router.send([50, 3, {}, ["here"]]);
    expect((await next).value).toBe("here");
  });

  it("is not sent at all with a signal that is aborted already", async () => {
    const { session, router } = await joined();
    const call = session.call("com.slow", [], { signal: AbortSignal.abort(new Error("enough")) });
    await expect(call).rejects.toThrow("enough");
    expect(await router.rest()).toEqual([]);
  });

  it("rejects with a CallTimeoutError when its time is up, and cancels", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ announced: canceling, clock });
    const call = session.call("com.slow", [], { timeout: 200 });
    await router.next();
    clock.advance(199);
    expect(await router.rest()).toEqual([]);
    clock.advance(1);
    await expect(call).rejects.toThrow(CallTimeoutError);
    expect(await router.next()).toEqual([49, 1, { mode: "killnowait" }]);
  });

  it("neither fires a timer nor hears a signal after its answer", async () => {
    const clock = new HandCrankedClock();
    const { session, router } = await joined({ announced: canceling, clock });
    const controller = new AbortController();
    const call = session.call("com.fast", [], { timeout: 200, signal: controller.signal });
    await router.next();
    router.send([50, 1, {}, ["done"]]);
    expect((await call).value).toBe("done");
    expect(clock.timers).toBe(0);
    controller.abort();
    expect(await router.rest()).toEqual([]);
  });
});
