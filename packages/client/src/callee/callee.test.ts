import { describe, expect, it } from "vitest";
import { registered } from "./callee.test-support.ts";
import { joined } from "../client.test-support.ts";

describe("register", () => {
  it("sends REGISTER and resolves to the registration [BP-MSG-16, BP-MSG-17]", async () => {
    const { session, router } = await joined();
    const registering = session.register("com.add", () => 1);
    expect(await router.next()).toEqual([64, 1, {}, "com.add"]);
    router.send([65, 1, 99]);
    expect(await registering).toMatchObject({ id: 99, procedure: "com.add", active: true });
  });

  it("sends its options as the spec spells them", async () => {
    const { session, router } = await joined();
    const sharing = { match: "prefix", invoke: "least_loaded", concurrency: 3, nkey: "node23" } as const;
    void session.register("com.", () => 1, { ...sharing, discloseCaller: true, forceReregister: true });
    const wire = { ...sharing, disclose_caller: true, force_reregister: true };
    expect(await router.next()).toEqual([64, 1, wire, "com."]);
  });

  it("rejects when the dealer refuses", async () => {
    const { session, router } = await joined();
    const registering = session.register("com.add", () => 1);
    await router.next();
    router.send([8, 64, 1, {}, "wamp.error.procedure_already_exists"]);
    await expect(registering).rejects.toMatchObject({ uri: "wamp.error.procedure_already_exists" });
  });

  it("answers an INVOCATION that comes right behind REGISTERED [BP-ORD-04]", async () => {
    const { session, router } = await joined();
    void session.register("com.add", ({ args }) => args.length);
    await router.next();
    router.send([65, 1, 10], [68, 1, 10, {}, [1, 2, 3]]);
    expect(await router.next()).toEqual([70, 1, {}, [3]]);
  });

  it("refuses a second handler for a registration the session holds, and keeps the first", async () => {
    const { session, router } = await registered(() => "first");
    const second = session.register("com.p", () => "second", { invoke: "roundrobin" });
    await router.next();
    router.send([65, 2, 10]);
    await expect(second).rejects.toMatchObject({ uri: "wamp.error.procedure_already_exists" });
    router.send([68, 1, 10, {}]);
    expect(await router.next()).toEqual([70, 1, {}, ["first"]]);
  });
});

describe("a registration", () => {
  it("is ended by unregister, and answers what comes before the dealer confirms [BP-MSG-18, BP-MSG-19]", async () => {
    const { router, registration } = await registered(() => "still here");
    const unregistering = registration.unregister();
    expect(registration.active).toBe(false);
    expect(await router.next()).toEqual([66, 2, 10]);
    router.send([68, 1, 10, {}], [67, 2], [68, 2, 10, {}]);
    await unregistering;
    expect(await registration.closed).toBeUndefined();
    expect(await router.next()).toEqual([70, 1, {}, ["still here"]]);
    expect(await router.next()).toMatchObject([8, 68, 2, {}, "wamp.error.no_such_registration", [expect.any(String)]]);
  });

  it("is ended once, however often that is asked for", async () => {
    const { router, registration } = await registered(() => 1);
    const endings = [registration.unregister(), registration[Symbol.asyncDispose]()];
    router.send([67, 2]);
    await Promise.all(endings);
    expect(await router.rest()).toEqual([[66, 2, 10]]);
  });

  it("says so when the dealer refuses to end it", async () => {
    const { router, registration } = await registered(() => 1);
    const unregistering = registration.unregister();
    router.send([8, 66, 2, {}, "wamp.error.no_such_registration"]);
    await expect(unregistering).rejects.toMatchObject({ uri: "wamp.error.no_such_registration" });
  });

  it("is closed by a revocation, with its reason [BP-MSG-19, AP-REV-05]", async () => {
    const { router, registration } = await registered(() => 1);
    router.send([67, 0, { registration: 10, reason: "moved" }], [67, 0, { registration: 11 }]);
    expect(await registration.closed).toBe("moved");
    expect(registration.active).toBe(false);
    await registration.unregister();
    expect(await router.rest()).toEqual([]);
  });

  it("can be made again under the same id right behind its end", async () => {
    const { session, router, registration } = await registered(() => "old");
    const ending = registration.unregister();
    const again = session.register("com.p", () => "new");
    router.send([67, 2], [65, 3, 10], [68, 1, 10, {}]);
    await ending;
    expect((await again).active).toBe(true);
    expect([await router.next(), await router.next()]).toEqual([
      [66, 2, 10],
      [64, 3, {}, "com.p"],
    ]);
    expect(await router.next()).toEqual([70, 1, {}, ["new"]]);
  });

  it("ends with its signal", async () => {
    const { session, router } = await joined();
    const controller = new AbortController();
    const registering = session.register("com.p", () => 1, { signal: controller.signal });
    await router.next();
    router.send([65, 1, 10]);
    const registration = await registering;
    controller.abort();
    expect(await router.next()).toEqual([66, 2, 10]);
    expect(registration.active).toBe(false);
  });

  it("that is withdrawn before the dealer answers is ended when it does", async () => {
    const { session, router } = await joined();
    const controller = new AbortController();
    const registering = session.register("com.p", () => 1, { signal: controller.signal });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(registering).rejects.toThrow("enough");
    router.send([65, 1, 10]);
    expect(await router.next()).toEqual([66, 2, 10]);
  });
});
