import { connect, JoinError, SessionLostError } from "@junctor/client";
import { acceptTicket } from "@junctor/auth/ticket";
import { afterEach, describe, expect, it } from "vitest";
import { testIdentity } from "./test-identity.ts";
import { testRouter } from "./test-router.ts";
import type { TestRouter, TestRouterOptions } from "./test-router.ts";

const routers: TestRouter[] = [];

/** A router that is closed after the test. */
async function started(options?: TestRouterOptions): Promise<TestRouter> {
  const router = await testRouter(options);
  routers.push(router);
  return router;
}

afterEach(async () => {
  for (const router of routers.splice(0)) await router.close();
});

describe("the router of a test", () => {
  it("carries calls and events between its sessions", async () => {
    const router = await started();
    const [one, other] = [await router.connect(), await router.connect()];
    await one.register("com.example.add", ({ args: [a, b] }) => Number(a) + Number(b));
    expect((await other.call("com.example.add", [2, 3])).value).toBe(5);
    const ticks = await other.subscribe("com.example.tick");
    await one.publish("com.example.tick", [1], { acknowledge: true });
    expect(await ticks[Symbol.asyncIterator]().next()).toMatchObject({ value: { args: [1] } });
    expect(router.router.tables().connections).toBe(2);
  });

  it("lets sessions join as whoever they say, and roles decide what they may", async () => {
    const permissions = [{ uri: "com.example.tick", allow: { publish: true } }] as const;
    const router = await started({ realm: { name: "test", roles: [{ name: "backend", permissions }] } });
    const session = await router.connect({ authid: "joe", authrole: "backend" });
    expect(session.realm).toBe("test");
    expect(session.details).toMatchObject({ authid: "joe", authrole: "backend" });
    await session.publish("com.example.tick", [], { acknowledge: true });
    await expect(session.subscribe("com.example.tick")).rejects.toThrow("wamp.error.not_authorized");
    await expect(router.connect({ authrole: "frontend" })).rejects.toThrow(JoinError);
  });

  it("serves code that connects by itself", async () => {
    const router = await started();
    const auth = [testIdentity({ authrole: "backend" })];
    const session = await connect({ transport: router.transport, realm: router.realm, auth });
    expect(session.details).toMatchObject({ authrole: "backend", authmethod: "test" });
  });

  it("asks for what its realm asks for where no identity is given", async () => {
    const authentication = [acceptTicket({ users: () => ({ ticket: "s3cret", authrole: "backend" }) })];
    const router = await started({ realm: { authentication } });
    await expect(router.connect()).rejects.toThrow(JoinError);
    expect((await router.connect({ authrole: "backend" })).details["authrole"]).toBe("backend");
  });

  it("breaks connections off like a network that fails, and takes new ones", async () => {
    const router = await started();
    const [one, other] = [await router.connect(), await router.connect()];
    await one.register("com.example.never", () => new Promise(() => undefined));
    const call = other.call("com.example.never");
    router.cut();
    await expect(call).rejects.toThrow(SessionLostError);
    expect((await one.closed).cause).toBe("lost");
    expect((await router.connect()).id).toBeGreaterThan(0);
  });

  it("ends sessions when it is closed", async () => {
    const router = await testRouter();
    const session = await router.connect();
    await router[Symbol.asyncDispose]();
    expect(await session.closed).toMatchObject({ cause: "goodbye", reason: "wamp.close.system_shutdown" });
  });
});
