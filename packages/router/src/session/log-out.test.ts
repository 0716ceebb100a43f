import { acceptCookie, RememberedLogins, rememberLogins } from "@junctor/auth/cookie";
import { acceptTicket } from "@junctor/auth/ticket";
import type { Connection } from "@junctor/core";
import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { allRoles } from "../router.test-support.ts";
import { realmWith } from "./authentication.test-support.ts";

const LOGOUT = [6, {}, "wamp.close.logout"];

/** A router that remembers logins, and browsers that come to it. */
function open() {
  const logins = new RememberedLogins();
  const known = acceptTicket({ users: () => ({ authrole: "user", ticket: "t" }) });
  const router = realmWith([acceptCookie({ logins }), rememberLogins(known, logins)]);
  const from = (id: string) => (connection: Connection) =>
    Object.defineProperty(connection, "peer", { value: { ...connection.peer, cookie: { id, lifetime: 60_000 } } });
  const connect = async (id: string): Promise<RawPeer> => router.connect({ wrap: from(id) });
  const logIn = async (id: string): Promise<RawPeer> => {
    const peer = await connect(id);
    peer.ask([1, "realm1", { ...allRoles, authmethods: ["ticket"], authid: "joe" }], [5, "t", {}]);
    return peer;
  };
  const byCookie = (peer: RawPeer): RawMessage | undefined =>
    peer.ask([1, "realm1", { ...allRoles, authmethods: ["cookie"] }])[0];
  return { ...router, connect, logIn, byCookie };
}

describe("a browser that has logged in", () => {
  test("joins by its cookie until it logs out", async () => {
    const { connect, logIn, byCookie } = open();
    const peer = await logIn("c1");
    const again = await connect("c1");
    expect(byCookie(again)?.[2]).toMatchObject({ authid: "joe", authrole: "user", authmethod: "cookie" });
    expect(peer.ask(LOGOUT)).toEqual([[6, {}, "wamp.close.goodbye_and_out"]]);
    expect(byCookie(await connect("c1"))).toEqual([
      3,
      { message: "authentication denied" },
      "wamp.error.authentication_denied",
    ]);
  });

  test("ends its other sessions when it logs out, and nobody else's", async () => {
    const { connect, logIn, byCookie, router } = open();
    const [first, other] = [await logIn("c1"), await logIn("c2")];
    const second = await connect("c1");
    byCookie(second);
    first.ask(LOGOUT);
    expect(second.take()).toEqual([LOGOUT]);
    expect(other.take()).toEqual([]);
    expect(router.tables().sessions).toBe(1);
    expect(byCookie(await connect("c2"))?.[0]).toBe(2);
  });

  test("stays known if it just leaves", async () => {
    const { connect, logIn, byCookie } = open();
    (await logIn("c1")).ask([6, {}, "wamp.close.close_realm"]);
    expect(byCookie(await connect("c1"))?.[0]).toBe(2);
  });
});

test("what stands for a cookie is in nothing that sessions are told", async () => {
  const { logIn } = open();
  const peer = await logIn("canary-cookie");
  const answers = peer.ask(
    [48, 1, {}, "wamp.session.list"],
    [48, 2, {}, "wamp.session.get", [peer.session]],
    [32, 3, {}, "wamp.session.on_join"],
  );
  await logIn("canary-cookie-2");
  expect(answers).toHaveLength(3);
  expect(JSON.stringify([answers, peer.take()])).not.toContain("canary");
});
