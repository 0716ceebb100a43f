import { describe, expect, test } from "vitest";
import { testRouter } from "./router.test-support.ts";
import type { Trustee, TrustlevelRule } from "./trustlevel.ts";

const uri = "com.example.uri";

/** The Details of an INVOCATION and an EVENT of the same sender in a realm with this rule. */
async function detailsUnder(trustlevel: TrustlevelRule | undefined, options: object = {}): Promise<unknown[]> {
  const { join } = testRouter({ realms: [{ name: "realm1", trustlevel }] });
  const [sender, receiver] = [await join(), await join()];
  receiver.ask([64, 1, {}, uri], [32, 2, {}, uri]);
  sender.ask([48, 1, options, uri], [16, 2, options, uri]);
  const [invocation, event] = receiver.take();
  return [invocation?.[3], event?.[3]];
}

describe("trustlevels [AP-TRUST-01, AP-TRUST-02]", () => {
  test("are not told by default, whatever the sender says", async () => {
    expect(await detailsUnder(undefined, { trustlevel: 9 })).toEqual([{}, {}]);
  });

  test("are the same for all, also the lowest", async () => {
    expect(await detailsUnder(0)).toEqual([{ trustlevel: 0 }, { trustlevel: 0 }]);
    expect(await detailsUnder(7, { trustlevel: 9 })).toEqual([{ trustlevel: 7 }, { trustlevel: 7 }]);
  });

  test("are assigned for each call and publication, or not", async () => {
    const trustees: Trustee[] = [];
    const details = await detailsUnder((trustee) => {
      trustees.push(trustee);
      return trustee.verb === "call" ? 3 : undefined;
    });
    expect(details).toEqual([{ trustlevel: 3 }, {}]);
    expect(trustees.map(({ verb }) => verb)).toEqual(["call", "publish"]);
    expect(trustees[0]).toMatchObject({ uri, session: expect.any(Number), identity: { authrole: "anonymous" } });
  });

  test("stand next to who sent it", async () => {
    const [invocation, event] = await detailsUnder(1, { disclose_me: true });
    expect(invocation).toMatchObject({ trustlevel: 1, caller: expect.any(Number) });
    expect(event).toMatchObject({ trustlevel: 1, publisher: expect.any(Number) });
  });

  test("are integers from 0 upwards", () => {
    for (const trustlevel of [-1, 0.5, Number.NaN, Infinity]) {
      expect(() => testRouter({ realms: [{ name: "realm1", trustlevel }] })).toThrow("a trustlevel is an integer");
    }
  });

  test("that are none end the sender's session, and nothing is delivered", async () => {
    const { join, router } = testRouter({ realms: [{ name: "realm1", trustlevel: () => -1 }] });
    const [caller, callee] = [await join(), await join()];
    callee.ask([64, 1, {}, uri]);
    expect(caller.ask([48, 1, {}, uri])[0]?.slice(0, 3)).toEqual([3, expect.anything(), "wamp.error.runtime_error"]);
    expect(callee.take()).toEqual([]);
    expect(router.tables()).toMatchObject({ calls: 0, invocations: 0 });
  });
});
