import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RawPeer } from "../raw-peer.test-support.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { Applicant, Identity } from "../session/identity.ts";

const topic = "com.example.topic";

/** Lets a peer be whom it names: `authmethods` are its authid and its authrole. */
function authenticate({ hello: { authmethods } }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = authmethods;
  return { authid, authrole, authmethod: "test", authprovider: "test" };
}

interface Audience extends TestRouter {
  readonly publisher: RawPeer;
  readonly receivers: { readonly [name: string]: RawPeer };
}

/** A publisher and five subscribers of different authid, authrole and serializer. */
async function audience(): Promise<Audience> {
  const router = testRouter({ realms: [{ name: "realm1", authenticate }] });
  const join = (authid: string, authrole: string, serializer = json()): Promise<RawPeer> =>
    router.join({ details: { ...allRoles, authmethods: [authid, authrole] }, serializer });
  const receivers = {
    annAdmin: await join("ann", "admin"),
    annUser: await join("ann", "user", cbor()),
    bobAdmin: await join("bob", "admin", msgpack()),
    bobUser: await join("bob", "user"),
    eve: await join("eve", "guest", cbor()),
  };
  for (const receiver of Object.values(receivers)) receiver.ask([32, 1, {}, topic]);
  return { ...router, publisher: await join("pub", "admin"), receivers };
}

/** Who gets an event published with these options. */
function reached({ publisher, receivers }: Audience, options: object): string[] {
  publisher.send([16, 1, options, topic]);
  publisher.take();
  return Object.keys(receivers).filter((name) => receivers[name]?.take().length === 1);
}

describe("receiver lists of PUBLISH", () => {
  test.each([
    [{}, ["annAdmin", "annUser", "bobAdmin", "bobUser", "eve"]],
    [{ exclude_authid: ["ann", "eve"] }, ["bobAdmin", "bobUser"]],
    [{ exclude_authrole: ["admin"] }, ["annUser", "bobUser", "eve"]],
    [{ eligible_authid: ["ann"] }, ["annAdmin", "annUser"]],
    [{ eligible_authrole: ["admin", "guest"] }, ["annAdmin", "bobAdmin", "eve"]],
    [{ eligible_authid: ["ann"], eligible_authrole: ["admin"] }, ["annAdmin"]],
    [{ eligible_authid: ["ann"], exclude_authrole: ["admin"] }, ["annUser"]],
    [{ eligible_authid: ["ann", "bob"], exclude_authid: ["ann"] }, ["bobAdmin", "bobUser"]],
    [{ eligible: [] }, []],
    [{ eligible_authid: [] }, []],
    [{ eligible_authrole: [] }, []],
    [{ exclude: [], exclude_authid: [], exclude_authrole: [] }, ["annAdmin", "annUser", "bobAdmin", "bobUser", "eve"]],
  ])("%j reach %j (AP-BW-02, AP-BW-03, AP-BW-05, T9)", async (options, names) => {
    expect(reached(await audience(), options)).toEqual(names);
  });

  test.each([
    ["eligible", ["annAdmin", "eve"]],
    ["exclude", ["annUser", "bobAdmin", "bobUser"]],
  ])("name sessions by their ids in %s (AP-BW-01)", async (option, reachable) => {
    const world = await audience();
    const { annAdmin, eve } = world.receivers;
    expect(reached(world, { [option]: [1, annAdmin?.session, eve?.session] })).toEqual(reachable);
  });

  test("never add the publisher or who has not subscribed (AP-BW-04)", async () => {
    const world = await audience();
    const stranger = await world.join();
    world.publisher.ask([32, 1, {}, topic]);
    const eligible = [world.publisher.session, stranger.session];
    expect(world.publisher.ask([16, 2, { eligible }, topic])).toEqual([]);
    expect(stranger.take()).toEqual([]);
    expect(world.publisher.ask([16, 3, { eligible, exclude_me: false }, topic])).toHaveLength(1);
  });

  test("beyond the limit are refused, and nobody gets the event", async () => {
    const world = await audience();
    const authids = Array.from({ length: 1_001 }, () => "ann");
    expect(world.publisher.ask([16, 1, { acknowledge: true, eligible_authid: authids }, topic])).toEqual([
      [8, 16, 1, {}, "wamp.error.option_not_allowed", ["eligible_authid may list 1000 receivers"]],
    ]);
    expect(world.publisher.ask([16, 2, { exclude_authid: authids }, topic])).toEqual([]);
    expect(Object.values(world.receivers).flatMap((receiver) => receiver.take())).toEqual([]);
    expect(world.publisher.ask([16, 3, { acknowledge: true, exclude_authid: authids.slice(1) }, topic])[0]?.[0]).toBe(
      17,
    );
  });

  test.each([{ exclude: "x" }, { eligible: [0] }, { eligible_authid: [1] }, { exclude_authrole: {} }])(
    "%j break the protocol (T48)",
    async (options) => {
      const publisher = await testRouter().join();
      expect(publisher.ask([16, 1, options, topic])[0]?.[2]).toBe("wamp.error.protocol_violation");
    },
  );

  test("agree with the rule of the specification, whatever they say and however long they are (AP-BW-02)", async () => {
    const world = await audience();
    let request = 0;
    fc.assert(
      fc.property(lists, (options) => {
        world.publisher.ask([16, ++request, options, topic]);
        const got = Object.keys(world.receivers).filter((name) => world.receivers[name]?.take().length === 1);
        expect(got).toEqual(Object.keys(who).filter((name) => isReceiver(options, who[name] ?? [])));
      }),
      { numRuns: 100 },
    );
  });
});

/** Authid and authrole of every receiver. */
const who: { readonly [name: string]: readonly string[] } = {
  annAdmin: ["ann", "admin"],
  annUser: ["ann", "user"],
  bobAdmin: ["bob", "admin"],
  bobUser: ["bob", "user"],
  eve: ["eve", "guest"],
};

const strangers = Array.from({ length: 40 }, (_, n) => `stranger${n}`);
const names = (...all: string[]) =>
  fc
    .record({ some: fc.subarray(all), padding: fc.constantFrom([], strangers) })
    .map(({ some, padding }) => [...padding, ...some]);
const lists = fc.record(
  {
    eligible_authid: names("ann", "bob"),
    exclude_authid: names("ann", "bob"),
    eligible_authrole: names("admin", "user", "guest"),
    exclude_authrole: names("admin", "user"),
  },
  { requiredKeys: [] },
);

/** The rule as the specification puts it. */
function isReceiver(
  options: { readonly [option: string]: readonly string[] | undefined },
  [authid = "", authrole = ""]: readonly string[],
): boolean {
  return (
    (options["eligible_authid"]?.includes(authid) ?? true) &&
    (options["eligible_authrole"]?.includes(authrole) ?? true) &&
    options["exclude_authid"]?.includes(authid) !== true &&
    options["exclude_authrole"]?.includes(authrole) !== true
  );
}
