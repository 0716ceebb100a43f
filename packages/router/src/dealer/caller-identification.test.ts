import { describe, expect, test } from "vitest";
import type { Disclosure } from "../disclosure.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";
import type { Identity } from "../session/identity.ts";

const procedure = "com.example.add";
const refused = "wamp.error.option_disallowed.disclose_me";
const jane: Identity = { authid: "jane", authrole: "user", authmethod: "test", authprovider: "test" };

interface Peers {
  readonly callee: RawPeer;
  readonly caller: RawPeer;
  /** The details of an INVOCATION that discloses the caller. */
  readonly disclosed: object;
  readonly join: () => Promise<RawPeer>;
}

async function peers(disclosure?: Partial<Disclosure>): Promise<Peers> {
  const { join } = testRouter({ realms: [{ name: "realm1", authenticate: () => jane, disclosure }] });
  const [callee, caller] = [await join(), await join()];
  const disclosed = { caller: caller.session, caller_authid: "jane", caller_authrole: "user" };
  return { callee, caller, disclosed, join };
}

describe("caller identification", () => {
  test("is given if the caller asks for it, and not otherwise (AP-CID-01, AP-CID-02, AP-CID-05)", async () => {
    const { callee, caller, disclosed } = await peers();
    callee.ask([64, 1, {}, procedure]);
    const options = [{}, { disclose_me: false }, { disclose_me: true }];
    caller.ask(...options.map((each, n) => [48, n + 1, each, procedure]));
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{}, {}, disclosed]);
  });

  test("is given if the callee registered so, for that registration (AP-CID-04)", async () => {
    const { callee, caller, disclosed } = await peers();
    callee.ask([64, 1, { disclose_caller: true }, procedure], [64, 2, { disclose_caller: false }, "com.other"]);
    caller.ask([48, 1, {}, procedure], [48, 2, { disclose_me: false }, procedure], [48, 3, {}, "com.other"]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([disclosed, disclosed, {}]);
  });

  test("is given to that callee of a shared registration which asked (AP-CID-04, AP-CID-05)", async () => {
    const { callee, caller, disclosed, join } = await peers();
    const other = await join();
    callee.ask([64, 1, { invoke: "roundrobin", disclose_caller: true }, procedure]);
    other.ask([64, 1, { invoke: "roundrobin" }, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, {}, procedure]);
    expect([callee.take()[0]?.[3], other.take()[0]?.[3]]).toEqual([disclosed, {}]);
  });

  test("is not given for a registration that took the place of one that asked", async () => {
    const { callee, caller } = await peers();
    const first = callee.askId([64, 1, { disclose_caller: true }, procedure]);
    callee.ask([66, 2, first], [64, 3, {}, procedure]);
    caller.ask([48, 1, {}, procedure]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{}]);
  });

  test("comes with the procedure where a pattern is registered (AP-PREG-07)", async () => {
    const { callee, caller, disclosed } = await peers();
    callee.ask([64, 1, { match: "prefix" }, "com."]);
    caller.ask([48, 1, { disclose_me: true }, procedure]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{ ...disclosed, procedure }]);
  });

  test("is always given where the realm says so (AP-CID-03)", async () => {
    const { callee, caller, disclosed } = await peers({ caller: "always" });
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, {}, procedure], [48, 2, { disclose_me: false }, procedure]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([disclosed, disclosed]);
  });

  test("is refused to caller and callee where the realm never gives it (AP-CID-03, T7)", async () => {
    const { callee, caller } = await peers({ caller: "never" });
    expect(callee.ask([64, 1, { disclose_caller: true }, procedure])).toEqual([[8, 64, 1, {}, refused]]);
    callee.ask([64, 2, {}, procedure]);
    expect(caller.ask([48, 1, { disclose_me: true }, procedure])).toEqual([[8, 48, 1, {}, refused]]);
    expect(callee.take()).toEqual([]);
    caller.ask([48, 2, {}, procedure]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{}]);
  });

  test("cannot be forged", async () => {
    const { callee, caller } = await peers();
    callee.ask([64, 1, {}, procedure]);
    caller.ask([48, 1, { caller: 1, caller_authid: "root", caller_authrole: "admin", trustlevel: 9 }, procedure]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{}]);
  });
});
