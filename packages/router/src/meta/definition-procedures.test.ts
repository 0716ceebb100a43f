import { describe, expect, test } from "vitest";
import type { RawMessage, RawPeer } from "../raw-peer.test-support.ts";
import { testRouter } from "../router.test-support.ts";

const uri = "com.example.procedure";

/** Defines, or takes back, and gives the reply. */
function define(peer: RawPeer, request: number, ...args: unknown[]): RawMessage | undefined {
  return peer.ask([48, request, {}, "wamp.reflect.define", args])[0];
}

describe("wamp.reflect.define", () => {
  test("takes as many declarations of a session as the limit says, and lets them be replaced", async () => {
    const { join, router } = testRouter({ limits: { maxDeclarations: 2 } });
    const peer = await join();
    expect(define(peer, 1, "a.a", { type: "topic" })?.[0]).toBe(50);
    expect(define(peer, 2, "a.b", { type: "topic" })?.[0]).toBe(50);
    expect(define(peer, 3, "a.c", { type: "topic" })?.slice(4)).toEqual([
      "wamp.error.unavailable",
      ["a session may have 2 declarations"],
    ]);
    expect(define(peer, 4, "a.b", { type: "topic", title: "B" })?.[0]).toBe(50);
    expect(router.tables().declarations).toBe(2);
    expect(define(peer, 5, "a.b", null)?.[0]).toBe(50);
    expect(define(peer, 6, "a.c", { type: "topic" })?.[0]).toBe(50);
  });

  test("takes as many octets of declarations as the limit says, all of a session together", async () => {
    const peer = await testRouter({ limits: { maxDeclarationBytes: 200 } }).join();
    const long = { type: "topic", description: "x".repeat(80) };
    expect(define(peer, 1, "a.a", long)?.[0]).toBe(50);
    expect(define(peer, 2, "a.b", long)?.[4]).toBe("wamp.error.payload_size_exceeded");
    expect(define(peer, 3, "a.a", long)?.[0]).toBe(50);
  });

  test("finds its arguments by keyword too, and keeps members it does not know", async () => {
    const peer = await testRouter().join();
    const declaration = { type: "procedure", "x-since": "1.2" };
    expect(peer.ask([48, 1, {}, "wamp.reflect.define", [], { uri, declaration }])[0]?.[0]).toBe(50);
    const [described] = peer.ask([48, 2, {}, "wamp.reflect.describe", [uri]]);
    expect(described?.[3]).toEqual([{ ...declaration, uri, match: "exact" }]);
  });

  test("does not let a member pretend to be the URI", async () => {
    const peer = await testRouter().join();
    define(peer, 1, uri, { type: "topic", uri: "com.example.other", ["__proto__"]: { title: "x" } });
    const [described] = peer.ask([48, 2, {}, "wamp.reflect.describe", [uri]]);
    expect(described?.[3]).toMatchObject([{ uri, type: "topic" }]);
  });

  test("takes nothing back that another session declared", async () => {
    const { join } = testRouter();
    const [one, other] = [await join(), await join()];
    define(one, 1, uri, { type: "topic" });
    expect(define(other, 1, uri, null)?.[0]).toBe(50);
    expect(one.ask([48, 2, {}, "wamp.reflection.topic.list"])[0]?.[3]).toEqual([[uri]]);
  });
});
