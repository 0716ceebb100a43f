import { describe, expect, it } from "vitest";
import { joined, turns } from "../client.test-support.ts";

describe("publish", () => {
  it("sends PUBLISH and resolves when it is handed over, without an answer [BP-MSG-07, BP-PS-07]", async () => {
    const { session, router } = await joined();
    await expect(session.publish("com.t", [1], { kwargs: { k: 2 } })).resolves.toBeUndefined();
    expect(await router.next()).toEqual([16, 1, {}, "com.t", [1], { k: 2 }]);
  });

  it("resolves to the publication when it is to be acknowledged [BP-MSG-08, BP-PS-08]", async () => {
    const { session, router } = await joined();
    const publishing = session.publish("com.t", [], { acknowledge: true });
    expect(await router.next()).toEqual([16, 1, { acknowledge: true }, "com.t"]);
    router.send([17, 1, 4242]);
    expect(await publishing).toEqual({ id: 4242, topic: "com.t" });
  });

  it("rejects when the broker refuses what is to be acknowledged [BP-PS-08]", async () => {
    const { session, router } = await joined();
    const publishing = session.publish("com.t", [], { acknowledge: true });
    await router.next();
    router.send([8, 16, 1, {}, "wamp.error.not_authorized", ["no"]]);
    await expect(publishing).rejects.toMatchObject({ uri: "wamp.error.not_authorized", args: ["no"] });
  });

  it("does not mind an ERROR for what was not to be acknowledged", async () => {
    const { session, router } = await joined();
    await session.publish("com.t");
    router.send([8, 16, 1, {}, "wamp.error.not_authorized"]);
    await turns();
    await session.publish("com.t");
    expect(await router.rest()).toEqual([
      [16, 1, {}, "com.t"],
      [16, 2, {}, "com.t"],
    ]);
  });

  it("sends its options as the spec spells them", async () => {
    const { session, router } = await joined();
    void session.publish("com.t", [], {
      excludeMe: false,
      exclude: [1],
      excludeAuthid: ["a"],
      excludeAuthrole: ["b"],
      eligible: [],
      eligibleAuthid: ["c"],
      eligibleAuthrole: ["d"],
      discloseMe: true,
      retain: true,
      rkey: "r",
    });
    const options = {
      exclude_me: false,
      exclude: [1],
      exclude_authid: ["a"],
      exclude_authrole: ["b"],
      eligible: [],
      eligible_authid: ["c"],
      eligible_authrole: ["d"],
      disclose_me: true,
      retain: true,
      rkey: "r",
    };
    expect(await router.next()).toEqual([16, 1, options, "com.t"]);
  });

  it("stops waiting for the acknowledgement when its signal is aborted", async () => {
    const { session, router } = await joined();
    const controller = new AbortController();
    const publishing = session.publish("com.t", [], { acknowledge: true, signal: controller.signal });
    await router.next();
    controller.abort(new Error("enough"));
    await expect(publishing).rejects.toThrow("enough");
    router.send([17, 1, 4242]);
    const next = session.publish("com.t", [], { acknowledge: true });
    router.send([17, 2, 4243]);
    expect((await next).id).toBe(4243);
  });

  it("is not sent with a signal that is aborted already", async () => {
    const { session, router } = await joined();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(session.publish("com.t", [], { signal })).rejects.toThrow("enough");
    expect(await router.rest()).toEqual([]);
  });
});
