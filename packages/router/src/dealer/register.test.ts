import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";

const procedure = "com.example.add";

describe("REGISTER", () => {
  test("is answered by REGISTERED with an id (BP-RPC-01, BP-ID-07)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([64, 1, {}, procedure])).toEqual([[65, 1, expect.any(Number)]]);
  });

  test("of a procedure that exists is refused, to its own callee too (BP-RPC-02, BP-ERR-02, T29)", async () => {
    const { join } = testRouter();
    const [callee, other] = [await join(), await join()];
    callee.ask([64, 1, {}, procedure]);
    expect(other.ask([64, 1, {}, procedure])).toEqual([[8, 64, 1, {}, "wamp.error.procedure_already_exists"]]);
    expect(callee.ask([64, 2, {}, procedure])).toEqual([[8, 64, 2, {}, "wamp.error.procedure_already_exists"]]);
  });

  test.each(["com..add", "", "wamp", "wamp.session.count"])(
    "of %j is refused (BP-URI-07, BP-URI-09, T19)",
    async (uri) => {
      const peer = await testRouter().join();
      expect(peer.ask([64, 1, {}, uri])).toEqual([[8, 64, 1, {}, "wamp.error.invalid_uri", [expect.any(String)]]]);
    },
  );

  test("of a URI whose first component only begins with wamp is accepted (T19)", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([64, 1, {}, "wampy.add"])[0]?.[0]).toBe(65);
  });

  test.each([{ match: "regex" }, { invoke: "whatever" }])(
    "with %j, which nobody knows, is refused (T28)",
    async (options) => {
      const { join, router } = testRouter();
      const peer = await join();
      expect(peer.ask([64, 1, options, procedure])[0]?.slice(0, 5)).toEqual([
        8,
        64,
        1,
        {},
        "wamp.error.option_not_allowed",
      ]);
      expect(router.tables().registrations).toBe(0);
    },
  );

  test("with the defaults spelled out is accepted", async () => {
    const peer = await testRouter().join();
    expect(peer.ask([64, 1, { match: "exact", invoke: "single" }, procedure])[0]?.[0]).toBe(65);
  });

  test("beyond the limit of the session is refused", async () => {
    const { join } = testRouter({ limits: { maxRegistrations: 1 } });
    const peer = await join();
    peer.ask([64, 1, {}, procedure]);
    expect(peer.ask([64, 2, {}, "com.example.other"])[0]?.[4]).toBe("wamp.error.unavailable");
  });
});

describe("REGISTER of a shared procedure", () => {
  const policies = ["first", "last", "roundrobin", "random"];

  test.each(policies)("%s gives all callees one registration, each once (AP-SHREG-06, T29)", async (invoke) => {
    const { join, router } = testRouter();
    const [one, other] = [await join(), await join()];
    const id = one.askId([64, 1, { invoke }, procedure]);
    expect(other.ask([64, 1, { invoke }, procedure])).toEqual([[65, 1, id]]);
    expect(one.ask([64, 2, { invoke }, procedure])).toEqual([[65, 2, id]]);
    expect(router.tables()).toMatchObject({ registrations: 1, callees: 2 });
    expect(one.ask([66, 3, id], [66, 4, id])).toEqual([
      [67, 3],
      [8, 66, 4, {}, "wamp.error.no_such_registration"],
    ]);
    expect(router.tables()).toMatchObject({ registrations: 1, callees: 1 });
    expect(other.ask([66, 2, id])).toEqual([[67, 2]]);
    expect(router.tables()).toMatchObject({ registrations: 0, callees: 0 });
  });

  test.each(policies)("%s under any other policy is refused (AP-SHREG-02, AP-SHREG-03, T29)", async (invoke) => {
    const { join } = testRouter();
    const [one, other] = [await join(), await join()];
    one.ask([64, 1, { invoke }, procedure]);
    const others = ["single", ...policies].filter((policy) => policy !== invoke);
    const refusals = other.ask(...others.map((policy, n) => [64, n + 1, { invoke: policy }, procedure]));
    expect(refusals.map((refusal) => refusal[4])).toEqual(others.map(() => "wamp.error.procedure_already_exists"));
  });

  test("again does not count against the limit of the session", async () => {
    const peer = await testRouter({ limits: { maxRegistrations: 1 } }).join();
    const id = peer.askId([64, 1, { invoke: "first" }, procedure]);
    expect(peer.ask([64, 2, { invoke: "first" }, procedure])).toEqual([[65, 2, id]]);
  });
});
