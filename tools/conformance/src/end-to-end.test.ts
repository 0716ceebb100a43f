import { generateKeyPairSync, sign } from "node:crypto";
import { acceptJwt, jwt } from "@junctor/auth/jwt";
import { ticket } from "@junctor/auth/ticket";
import { CallTimeoutError, mqtt, openSession, result, WampError } from "@junctor/client";
import type { SessionOptions, InvocationHandler, Session } from "@junctor/client";
import type { Serializer } from "@junctor/core";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { describe, expect, test } from "vitest";
import { allSerializers } from "./serializers.ts";

const procedure = "com.example.procedure";

/** Our client and our router face to face: two sessions of one realm. */
async function pair(
  serializer: Serializer,
  more: Partial<SessionOptions> = {},
): Promise<{ callee: Session; caller: Session }> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const options: SessionOptions = {
    transport: memoryTransport(router.accept),
    serializers: [serializer],
    realm: "realm1",
    ...more,
  };
  return { callee: await openSession(options), caller: await openSession(options) };
}

describe.each(allSerializers)("end to end in $name", (serializer) => {
  test.each(["kill", "killnowait"] as const)("an aborted call aborts its invocation, mode %s", async (cancelMode) => {
    const { callee, caller } = await pair(serializer);
    const controller = new AbortController();
    const stopped = new Promise((resolve) => {
      void callee.register(procedure, ({ signal }) => {
        signal.addEventListener("abort", () => resolve(signal.reason));
        controller.abort(new Error("changed my mind"));
        return new Promise(() => {});
      });
    });
    const options = { signal: controller.signal, cancelMode };
    await expect(caller.call(procedure, [], options)).rejects.toThrow("changed my mind");
    expect(await stopped).toMatchObject({ uri: "wamp.error.canceled" });
  });

  test.each([false, true])("a call times out, timed by its callee: %s", async (forwardTimeout) => {
    const { callee, caller } = await pair(serializer);
    const told = new Promise((resolve) => {
      const handler: InvocationHandler = ({ details }) => new Promise(() => resolve(details["timeout"]));
      void callee.register(procedure, handler, { forwardTimeout });
    });
    await expect(caller.call(procedure, [], { timeout: 20 })).rejects.toBeInstanceOf(CallTimeoutError);
    expect(await told).toBe(forwardTimeout ? 20 : undefined);
  });

  test("packed arguments, results and errors reach the other end", async () => {
    const ppt = mqtt(...allSerializers);
    const { callee, caller } = await pair(serializer, { ppt: [ppt] });
    await callee.register(procedure, ({ args, kwargs }) => {
      if (args.length === 0) throw new WampError("com.example.error", { args: ["why"] });
      return result(args, kwargs);
    });
    const call = await caller.call(procedure, ["a", 1], { kwargs: { b: [true] }, ppt });
    expect(call).toMatchObject({ args: ["a", 1], kwargs: { b: [true] }, details: { ppt_scheme: "mqtt" } });
    const failure = { uri: "com.example.error", args: ["why"], details: { ppt_scheme: "mqtt" } };
    await expect(caller.call(procedure, [], { ppt })).rejects.toMatchObject(failure);
  });

  test("progressive results arrive in order, and leaving the loop closes the generator", async () => {
    const { callee, caller } = await pair(serializer);
    const left = new Promise((resolve) => {
      void callee.register(procedure, async function* count({ args: [end] }) {
        let n = 0;
        try {
          for (; n < Number(end); n++) yield n;
          return "done";
        } finally {
          if (n < Number(end)) resolve("early");
        }
      });
    });
    const call = caller.callProgressive<number, string>(procedure, [10]);
    const seen = [];
    for await (const { value } of call) seen.push(value);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await call.result).value).toBe("done");
    for await (const { value } of caller.callProgressive<number>(procedure, [1e9])) {
      if (value === 3) break;
    }
    expect(await left).toBe("early");
  });

  test("chunks go in while progressive results come out, through a second call", async () => {
    const { callee, caller } = await pair(serializer);
    await callee.register("com.example.double", async function* double({ input, args: [first] }) {
      for await (const { value } of input) yield Number(value) * 2;
      return first;
    });
    await callee.register(procedure, async function* relay({ input, args }) {
      const call = caller.callProgressive<number>("com.example.double", args, { input });
      for await (const { value } of call) yield value;
      return call.result;
    });
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const call = caller.callProgressive<number, string>(procedure, ["first"], { input: numbers });
    const seen: number[] = [];
    for await (const { value } of call) seen.push(value);
    expect(seen).toEqual(numbers.map((n) => n * 2));
    expect((await call.result).value).toBe("first");
  });

  test("an answer before the last chunk stops the input", async () => {
    const { callee, caller } = await pair(serializer);
    await callee.register(procedure, async ({ input }) => {
      for await (const { value } of input) if (value === 3) return "enough";
    });
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    async function* count(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n++) yield await caller.call("wamp.session.count").then(() => n);
      } finally {
        stop();
      }
    }
    const call = caller.callProgressive(procedure, [], { input: count() });
    expect((await call.result).value).toBe("enough");
    await stopped;
  });

  test.each(["jwt", "ticket"] as const)(
    "a token of a trusted issuer opens a session, carried as %s",
    async (method) => {
      const { publicKey, privateKey } = generateKeyPairSync("ed25519");
      const keys = { keys: [publicKey.export({ format: "jwk" }) as { kty: string }] };
      const authentication = [acceptJwt({ issuer: "idp", audience: "wamp", keys, method })];
      const { accept } = createRouter({ realms: [{ name: "realm1", authentication }] });
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
      const token = (role: string): string => {
        const claims = { iss: "idp", aud: "wamp", sub: "joe", role, exp: Math.floor(Date.now() / 1_000) + 60 };
        const signed = `${part({ alg: "EdDSA" })}.${part(claims)}`;
        return `${signed}.${sign(undefined, Buffer.from(signed), privateKey).toString("base64url")}`;
      };
      const join = (presented: string): Promise<Session> => {
        const bearer = { jwt: jwt({ token: presented }), ticket: ticket({ authid: "joe", ticket: presented }) };
        return openSession({
          transport: memoryTransport(accept),
          serializers: [serializer],
          realm: "realm1",
          auth: [bearer[method]],
        });
      };
      const { details } = await join(token("user"));
      expect(details).toMatchObject({ authid: "joe", authrole: "user", authmethod: method, authprovider: "jwt" });
      const [header, , signature] = token("user").split(".");
      const forged = [header, token("admin").split(".")[1], signature].join(".");
      await expect(join(forged)).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
    },
  );

  test("a caller that leaves aborts the invocations it waits for", async () => {
    const { callee, caller } = await pair(serializer);
    const stopped = new Promise((resolve) => {
      void callee.register(procedure, ({ signal }) => {
        signal.addEventListener("abort", () => resolve(signal.reason));
        return new Promise(() => void caller.leave());
      });
    });
    await expect(caller.call(procedure)).rejects.toMatchObject({ name: "SessionLostError" });
    expect(await stopped).toMatchObject({ uri: "wamp.error.canceled" });
  });
});
