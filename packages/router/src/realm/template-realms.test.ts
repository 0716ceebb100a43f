import { acceptTicket } from "@junctor/auth/ticket";
import { describe, expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { RealmTemplate, RouterOptions } from "../router-options.ts";
import { memoryStore } from "../store/memory-store.ts";
import { defaultLimits } from "../limits.ts";
import { createRouter } from "../router.ts";

const names = "com.example.tenant-*";
const tenant = (name: string): string => `com.example.tenant-${name}`;
/** Open to machines without encryption, as the memory transport is to itself. */
const tickets = acceptTicket({ users: (_authid, { hello }) => ({ authrole: "user", ticket: `of ${hello.realm}` }) });

function withTemplate(template: Partial<RealmTemplate> = {}, more: Partial<RouterOptions> = {}): TestRouter {
  return testRouter({ templates: [{ names, ...template }], ...more });
}

describe("a realm of a template", () => {
  test("is there from the first session until it has been empty for a while", async () => {
    const { router, clock, join } = withTemplate();
    expect(router.realms()).toEqual(["realm1"]);
    const [first, second] = [await join({ realm: tenant("a") }), await join({ realm: tenant("a") })];
    expect(router.realms()).toEqual(["realm1", tenant("a")]);
    first.ask([6, {}, "wamp.close.close_realm"]);
    clock.advance(60_000);
    second.ask([6, {}, "wamp.close.close_realm"]);
    clock.advance(59_999);
    expect(router.realms()).toContain(tenant("a"));
    clock.advance(1);
    expect(router.realms()).toEqual(["realm1"]);
  });

  test("stays if somebody comes back in time", async () => {
    const { router, clock, join } = withTemplate({ emptyTimeout: 1_000 });
    const session = await join({ realm: tenant("a") });
    session.ask([6, {}, "wamp.close.close_realm"]);
    clock.advance(999);
    await join({ realm: tenant("a") });
    clock.advance(10_000);
    expect(router.realms()).toContain(tenant("a"));
  });

  test("keeps to itself, and does as the template says", async () => {
    const uri = "com.example.topic";
    const roles = [{ name: "anonymous", permissions: [{ uri, allow: { subscribe: true, publish: true } }] }];
    const { join } = withTemplate({ roles });
    const [one, other] = [await join({ realm: tenant("a") }), await join({ realm: tenant("b") })];
    for (const peer of [one, other]) {
      expect(peer.ask([32, 1, {}, uri])).toEqual([[33, 1, expect.any(Number)]]);
      expect(peer.ask([64, 2, {}, uri])).toMatchObject([
        [8, 64, 2, {}, "wamp.error.not_authorized", expect.any(Array)],
      ]);
    }
    one.send([16, 3, { exclude_me: false }, uri]);
    expect(one.take().map(([type]) => type)).toEqual([36]);
    expect(other.take()).toEqual([]);
  });

  test("is made for nobody who may not join", async () => {
    const { router, connect } = withTemplate({ authentication: [tickets] });
    const login = { ...allRoles, authmethods: ["ticket"], authid: "joe" };
    const guesser = await connect();
    expect(guesser.ask([1, tenant("a"), login])).toEqual([[4, "ticket", {}]]);
    expect(router.realms()).toEqual(["realm1"]);
    expect(guesser.ask([5, `of ${tenant("b")}`, {}])).toMatchObject([[3, {}, "wamp.error.authentication_denied"]]);
    expect(router.realms()).toEqual(["realm1"]);
    const tenantOfA = await connect();
    tenantOfA.ask([1, tenant("a"), login]);
    expect(tenantOfA.ask([5, `of ${tenant("a")}`, {}])).toEqual([[2, expect.any(Number), expect.any(Object)]]);
    expect(router.realms()).toEqual(["realm1", tenant("a")]);
  });

  test("is made for nobody who has none of its roles", async () => {
    const { router, connect } = withTemplate({ roles: [{ name: "user" }] });
    const [abort] = (await connect()).ask([1, tenant("a"), allRoles]);
    expect(abort).toMatchObject([3, {}, "wamp.error.no_such_role"]);
    expect(router.realms()).toEqual(["realm1"]);
  });

  test("has a store of its own, if the template makes one", async () => {
    const asked: string[] = [];
    const store = (name: string): ReturnType<typeof memoryStore> => {
      asked.push(name);
      return memoryStore(defaultLimits);
    };
    const { join } = withTemplate({ store });
    await join({ realm: tenant("a") });
    await join({ realm: tenant("a") });
    expect(asked).toEqual([tenant("a")]);
  });
});

describe("realms of a template", () => {
  test("are no more than it says, and the longest empty one makes room", async () => {
    const { router, clock, connect, join } = withTemplate({ maxRealms: 2 });
    const [a, b] = [await join({ realm: tenant("a") }), await join({ realm: tenant("b") })];
    const [abort] = (await connect()).ask([1, tenant("c"), allRoles]);
    expect(abort).toMatchObject([3, { message: expect.stringContaining("as many realms") }, "wamp.error.unavailable"]);
    b.ask([6, {}, "wamp.close.close_realm"]);
    clock.advance(10);
    a.ask([6, {}, "wamp.close.close_realm"]);
    await join({ realm: tenant("c") });
    expect(router.realms()).toEqual(["realm1", tenant("a"), tenant("c")]);
    clock.advance(120_000);
    expect(router.realms()).toEqual(["realm1", tenant("c")]);
    expect(clock.timers).toBe(0);
  });

  test("come with their names alone, and after realms that are declared", async () => {
    const { connect } = withTemplate();
    for (const realm of ["com.example.tenant-", tenant("a.b"), `x${tenant("a")}`, "com.example.tenant", "realm2"]) {
      const [abort] = (await connect()).ask([1, realm, allRoles]);
      expect(abort).toMatchObject([3, {}, "wamp.error.no_such_realm"]);
    }
    const declared = { name: tenant("a"), authenticate: () => Promise.reject(new Error("closed")) };
    const both = withTemplate({}, { realms: [declared] });
    expect(both.router.realms()).toEqual([tenant("a")]);
    await both.join({ realm: tenant("b") });
    expect(both.router.realms()).toEqual([tenant("a"), tenant("b")]);
  });

  test("are of the first template that has their name", async () => {
    const roles = [{ name: "nobody" }];
    const templates = [{ names: "a.*", roles }, { names: "*.b" }];
    const { connect, join } = testRouter({ realms: [], templates });
    await join({ realm: "x.b" });
    const [abort] = (await connect()).ask([1, "a.b", allRoles]);
    expect(abort).toMatchObject([3, {}, "wamp.error.no_such_role"]);
  });

  test("are not made any more when the router drains", async () => {
    const { router, connect, join } = withTemplate();
    await join({ realm: tenant("a") });
    const late = await connect();
    void router.drain();
    expect(late.ask([1, tenant("b"), allRoles])).toMatchObject([[3, {}, "wamp.close.system_shutdown"]]);
    expect(router.realms()).toEqual(["realm1", tenant("a")]);
  });

  test("can be changed while they are there", async () => {
    const { router, join } = withTemplate();
    const peer = await join({ realm: tenant("a") });
    router.authorization(tenant("a")).setRoles({ roles: [] });
    expect(peer.take()).toMatchObject([[6, {}, "wamp.error.no_such_role"]]);
    expect(() => router.authorization(tenant("b"))).toThrow(`there is no realm "${tenant("b")}"`);
  });
});

describe("a template is refused", () => {
  test.each<[string, Partial<RealmTemplate>]>([
    ['the names "realm1" of a template need *', { names: "realm1" }],
    ['the names "a**" of a template need *, at most once in a component', { names: "a**" }],
    ['the names "a b*" of a template are no valid URI', { names: "a b*" }],
    ['maxRealms of the template "com.example.tenant-*" is 0: it must be an integer from 1 on', { maxRealms: 0 }],
    ['emptyTimeout of the template "com.example.tenant-*" is -1: it must be a number from 0 on', { emptyTimeout: -1 }],
    ['there are two roles "user"', { roles: [{ name: "user" }, { name: "user" }] }],
    ["a realm needs at least one authentication method", { authentication: [] }],
  ])("%s", (text, template) => {
    expect(() => createRouter({ realms: [], templates: [{ names, ...template }] })).toThrow(text);
  });

  test("and a router that has neither realms nor templates", () => {
    expect(() => createRouter({ realms: [] })).toThrow("a router needs at least one realm");
  });
});

test("who proves who they are after the realm has changed tries again", async () => {
  const { router, connect } = withTemplate(
    { authentication: [tickets] },
    { realms: [{ name: "realm1", authentication: [tickets] }] },
  );
  const login = { ...allRoles, authmethods: ["ticket"], authid: "joe" };
  const peer = await connect();
  peer.ask([1, "realm1", login]);
  router.setAuthentication("realm1", { methods: [acceptTicket({ users: () => undefined })] });
  expect(peer.ask([5, "of realm1", {}])).toMatchObject([[3, {}, "wamp.error.unavailable"]]);
});
