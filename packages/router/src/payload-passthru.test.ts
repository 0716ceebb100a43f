import { describe, expect, test } from "vitest";
import { emptyTables, testRouter } from "./router.test-support.ts";
import type { RawPeer } from "./raw-peer.test-support.ts";

const uri = "com.example.uri";
const ppt = { ppt_scheme: "x_mine", ppt_serializer: "custom", ppt_cipher: "rot13", ppt_keyid: "key1" };
const features = { payload_passthru_mode: true };
const details = {
  roles: { publisher: { features }, subscriber: { features }, caller: { features }, callee: { features } },
};
const payload = ["\u0000AAEC/w=="];

async function meet(caller: object | undefined, callee: object | undefined): Promise<[RawPeer, RawPeer]> {
  const { join } = testRouter();
  const peers: [RawPeer, RawPeer] = [
    await join(caller === undefined ? {} : { details: { ...caller } }),
    await join(callee === undefined ? {} : { details: { ...callee } }),
  ];
  peers[1].ask([64, 1, {}, uri]);
  return peers;
}

describe("payload passthru mode", () => {
  test("carries the four attributes both ways, and no other option (AP-PPT-04)", async () => {
    const [caller, callee] = await meet(details, details);
    caller.ask([48, 1, { ...ppt, _private: 1, ppt_other: 2 }, uri, payload]);
    expect(callee.take()).toEqual([[68, 1, expect.any(Number), ppt, payload]]);
    callee.ask([70, 1, { ppt_scheme: "mqtt", _private: 1 }, payload]);
    expect(caller.take()).toEqual([[50, 1, { ppt_scheme: "mqtt" }, payload]]);
  });

  test("is off while the scheme is missing or empty (AP-PPT-02)", async () => {
    const [caller, callee] = await meet(undefined, undefined);
    caller.ask([48, 1, { ppt_scheme: "", ppt_cipher: "rot13" }, uri], [48, 2, { ppt_keyid: "key1" }, uri]);
    expect(callee.take().map((invocation) => invocation[3])).toEqual([{}, {}]);
  });

  test("is not for those who did not announce it, not even in a late or failing answer (AP-PPT-05)", async () => {
    for (const message of [
      [48, 1, ppt, "com.example.unknown"],
      [16, 1, ppt, uri],
      [70, 1, ppt],
      [8, 68, 1, ppt, "com.example.error"],
    ]) {
      const { join, router } = testRouter();
      const peer = await join();
      expect(peer.ask(message)[0]?.slice(0, 3)).toEqual([3, expect.anything(), "wamp.error.protocol_violation"]);
      expect(router.tables()).toEqual(emptyTables);
    }
  });

  test("is refused towards a callee that did not announce it, and costs no INVOCATION id (AP-PPT-07)", async () => {
    const [caller, callee] = await meet(details, undefined);
    const [error] = caller.ask([48, 1, ppt, uri, payload]);
    expect(error?.slice(0, 5)).toEqual([8, 48, 1, {}, "wamp.error.feature_not_supported"]);
    caller.ask([48, 2, {}, uri]);
    expect(callee.take()).toEqual([[68, 1, expect.any(Number), {}]]);
  });

  test("in an answer to a caller that did not announce it ends the call for both (AP-PPT-08, T14)", async () => {
    const [caller, callee] = await meet(undefined, details);
    caller.ask([48, 1, {}, uri], [48, 2, {}, uri]);
    callee.take();
    const told = callee.ask([70, 1, ppt, payload], [8, 68, 2, ppt, "com.example.error", payload]);
    expect(told.map((error) => error.slice(0, 5))).toEqual([[8, 70, 1, {}, "wamp.error.feature_not_supported"]]);
    expect(caller.take().map((error) => error.slice(0, 5))).toEqual([
      [8, 48, 1, {}, "wamp.error.feature_not_supported"],
      [8, 48, 2, {}, "wamp.error.feature_not_supported"],
    ]);
  });

  test("goes to every subscriber, announced or not, next to the topic of a pattern (AP-PPT-09)", async () => {
    const { join } = testRouter();
    const [publisher, exact, prefix] = [await join({ details }), await join(), await join({ details })];
    exact.ask([32, 1, {}, uri]);
    prefix.ask([32, 1, { match: "prefix" }, "com."]);
    publisher.ask([16, 1, ppt, uri, payload]);
    expect(exact.take()[0]?.slice(3)).toEqual([ppt, payload]);
    expect(prefix.take()[0]?.slice(3)).toEqual([{ ...ppt, topic: uri }, payload]);
  });
});
