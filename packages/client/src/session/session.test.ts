import { WampError } from "@junctor/core";
import { describe, expect, it, vi } from "vitest";
import { failureOf, joined, turns } from "../client.test-support.ts";
import type { Wire } from "../client.test-support.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";

describe("a session", () => {
  it("answers the router's GOODBYE once and closes [BP-SESS-10]", async () => {
    const { session, router } = await joined();
    const failure = failureOf(session.call("com.slow"));
    await router.next();
    router.send([6, {}, "wamp.close.system_shutdown"]);
    expect(await router.next()).toEqual([6, {}, "wamp.close.goodbye_and_out"]);
    expect(await session.closed).toEqual({ cause: "goodbye", reason: "wamp.close.system_shutdown" });
    expect(await failure).toMatchObject({ name: "SessionLostError", sent: true });
    await router.closed;
    expect(await router.rest()).toEqual([]);
  });

  it("ends without an answer when the router aborts, and says why [BP-MSG-04, BP-SESS-09]", async () => {
    const { session, router } = await joined();
    const failure = failureOf(session.call("com.slow"));
    await router.next();
    router.send([3, { message: "you again" }, "wamp.error.not_authorized"]);
    const { cause, reason, error } = await session.closed;
    expect({ cause, reason }).toEqual({ cause: "aborted", reason: "wamp.error.not_authorized" });
    expect(error).toBeInstanceOf(WampError);
    expect(error?.message).toBe("wamp.error.not_authorized: you again");
    expect(await failure).toMatchObject({
      name: "SessionLostError",
      cause: { uri: "wamp.error.not_authorized" },
    });
    await router.closed;
    expect(await router.rest()).toEqual([]);
  });

  it("rejects everything that waits when the connection is lost", async () => {
    const { session, router } = await joined();
    const requests: Promise<unknown>[] = [
      session.call("com.p"),
      session.register("com.p", () => 1),
      session.subscribe("com.t", () => undefined),
      session.publish("com.t", [], { acknowledge: true }),
    ];
    const outcomes = Promise.allSettled(requests);
    await Promise.all(requests.map(() => router.next()));
    router.terminate();
    const lost: unknown = expect.objectContaining({ name: "SessionLostError", sent: true });
    expect(await outcomes).toEqual(requests.map(() => ({ status: "rejected", reason: lost })));
    expect(await session.closed).toMatchObject({ cause: "lost", error: { name: "ConnectionError" } });
    await expect(session.publish("com.t")).rejects.toBeInstanceOf(NotConnectedError);
  });

  it.each<[string, Wire]>([
    ["ABORT", [3, {}, "wamp.close.killed"]],
    ["GOODBYE", [6, {}, "wamp.close.killed"]],
    ["a protocol violation", [2, 8, {}]],
  ])("that ends with %s tells what it has sent from what it has not", async (_name, message) => {
    const { session, router } = await joined();
    const late: Promise<unknown>[] = [];
    const subscribing = session.subscribe("com.t", () => {
      late.push(session.call("com.late"), session.publish("com.late"));
    });
    const call = session.call("com.early");
    const failure = failureOf(call);
    await Promise.all([router.next(), router.next()]);
    router.send([33, 1, 20], [36, 20, 1, {}], message);
    await subscribing;
    const unsent: unknown = expect.objectContaining({ name: "SessionLostError", sent: false });
    expect(await failure).toMatchObject({ name: "SessionLostError", sent: true });
    expect(await Promise.allSettled(late)).toEqual(late.map(() => ({ status: "rejected", reason: unsent })));
    const types = (await router.rest()).map(([type]) => type);
    expect(types).not.toContain(48);
    expect(types).not.toContain(16);
  });

  it("closes its subscriptions and registrations, and tells running handlers, when it ends", async () => {
    const { session, router } = await joined();
    let signal: AbortSignal | undefined;
    const subscribing = session.subscribe("com.t", () => undefined);
    const registering = session.register("com.p", (invocation) => {
      ({ signal } = invocation);
      return new Promise(() => undefined);
    });
    await Promise.all([router.next(), router.next()]);
    router.send([33, 1, 20], [65, 2, 10], [68, 1, 10, {}]);
    const [subscription, registration] = await Promise.all([subscribing, registering]);
    const unregistering = registration.unregister();
    router.send([6, {}, "wamp.close.killed"]);
    await session.closed;
    expect(await subscription.closed).toBe("wamp.close.killed");
    expect([subscription.active, registration.active, signal?.aborted]).toEqual([false, false, true]);
    await unregistering;
    await subscription.unsubscribe();
  });

  it("does not answer an invocation that finishes after its end", async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const { session, router } = await joined({ onError });
    let finish!: (value: string) => void;
    const registering = session.register("com.p", () => new Promise((resolve) => (finish = resolve)));
    await router.next();
    router.send([65, 1, 10], [68, 1, 10, {}]);
    await registering;
    void session.leave();
    finish("too late");
    await turns();
    expect(await router.rest()).toEqual([[6, {}, "wamp.close.close_realm"]]);
    expect(onError).not.toHaveBeenCalled();
  });
});
