import { MAX_ID, MessageType as T } from "@junctor/core";
import { ProtocolViolationError } from "@junctor/client";
import { expect } from "vitest";
import type { Elements } from "../peer/elements.ts";
import { expectViolation } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { ClientWorld } from "./client-world.ts";

interface Violation {
  readonly title: string;
  readonly ids: readonly string[];
  readonly message: Elements;
}

/** Messages only a client sends: illegal towards it in every state. */
const clientMessages: readonly Violation[] = [
  { title: "HELLO", ids: ["BP-MSG-26"], message: [T.HELLO, "realm1", {}] },
  { title: "AUTHENTICATE", ids: ["BP-MSG-26"], message: [T.AUTHENTICATE, "secret", {}] },
  { title: "PUBLISH", ids: ["BP-MSG-26"], message: [T.PUBLISH, 1, {}, "a.b"] },
  { title: "SUBSCRIBE", ids: ["BP-MSG-26"], message: [T.SUBSCRIBE, 1, {}, "a.b"] },
  { title: "UNSUBSCRIBE", ids: ["BP-MSG-26"], message: [T.UNSUBSCRIBE, 1, 1] },
  { title: "CALL", ids: ["BP-MSG-26"], message: [T.CALL, 1, {}, "a.b"] },
  { title: "CANCEL", ids: ["BP-MSG-26"], message: [T.CANCEL, 1, {}] },
  { title: "REGISTER", ids: ["BP-MSG-26"], message: [T.REGISTER, 1, {}, "a.b"] },
  { title: "UNREGISTER", ids: ["BP-MSG-26"], message: [T.UNREGISTER, 1, 1] },
  { title: "YIELD", ids: ["BP-MSG-26"], message: [T.YIELD, 1, {}] },
];

/** Messages of a router that need an open session. */
const sessionMessages: readonly Violation[] = [
  { title: "GOODBYE", ids: ["BP-PERR-06"], message: [T.GOODBYE, {}, "wamp.close.killed"] },
  { title: "ERROR", ids: ["BP-PERR-06"], message: [T.ERROR, T.CALL, 1, {}, "com.example.error"] },
  { title: "SUBSCRIBED", ids: ["BP-PERR-07"], message: [T.SUBSCRIBED, 1, 2] },
  { title: "UNSUBSCRIBED", ids: ["BP-PERR-07"], message: [T.UNSUBSCRIBED, 1] },
  { title: "PUBLISHED", ids: ["BP-PERR-07"], message: [T.PUBLISHED, 1, 2] },
  { title: "RESULT", ids: ["BP-PERR-07"], message: [T.RESULT, 1, {}] },
  { title: "REGISTERED", ids: ["BP-PERR-07"], message: [T.REGISTERED, 1, 2] },
  { title: "UNREGISTERED", ids: ["BP-PERR-07"], message: [T.UNREGISTERED, 1] },
  { title: "INVOCATION", ids: ["BP-PERR-07"], message: [T.INVOCATION, 1, 2, {}] },
  { title: "EVENT", ids: ["BP-PERR-07"], message: [T.EVENT, 1, 2, {}] },
];

/** Well-formed messages that are wrong in an open session. */
const wrongInSession: readonly Violation[] = [
  { title: "WELCOME", ids: ["BP-PERR-05"], message: [T.WELCOME, 1, {}] },
  { title: "CHALLENGE", ids: ["BP-PERR-05"], message: [T.CHALLENGE, "ticket", {}] },
  ...[T.HELLO, T.SUBSCRIBED, T.EVENT, T.GOODBYE, 99].map((type) => ({
    title: `ERROR for message type ${type}`,
    ids: ["BP-PERR-08"],
    message: [T.ERROR, type, 1, {}, "com.example.error"],
  })),
];

/** Lists that are no message of WAMP, in whatever state. */
const malformed: readonly Violation[] = [
  { title: "an empty list", ids: ["BP-PERR-11"], message: [] },
  { title: "an unknown type code", ids: ["BP-PERR-11"], message: [99, 1, {}] },
  { title: "an extension message nobody agreed on", ids: ["BP-MSG-25"], message: [337, 1, {}] },
  { title: "too few elements", ids: ["BP-PERR-11"], message: [T.RESULT, 1] },
  { title: "too many elements", ids: ["BP-PERR-11"], message: [T.SUBSCRIBED, 1, 2, 3] },
  { title: "a session id of 0", ids: ["BP-PERR-11"], message: [T.WELCOME, 0, {}] },
  { title: "an id beyond 2^53", ids: ["BP-PERR-11"], message: [T.PUBLISHED, 1, BigInt(MAX_ID) + 1n] },
  { title: "details that are no dict", ids: ["BP-PERR-11"], message: [T.RESULT, 1, null] },
  { title: "arguments that are no list", ids: ["BP-PERR-11"], message: [T.RESULT, 1, {}, "a"] },
  { title: "1 where a bool belongs", ids: ["TS-03"], message: [T.RESULT, 1, { progress: 1 }] },
  { title: "text where an id belongs", ids: ["TS-03"], message: [T.EVENT, 1, 2, { publisher: "x" }] },
];

/** What breaks the protocol towards a client, in each state, and what the client makes of it. */
export const violations: readonly Scenario<ClientWorld>[] = [
  ...[...clientMessages, ...sessionMessages, ...malformed].map(beforeWelcome),
  ...[...clientMessages, ...wrongInSession, ...malformed].map(inSession),

  scenario(
    "bytes that are no message break the protocol towards a client too",
    ["BP-PERR-12"],
    async ({ connect, join }) => {
      const attempt = await connect();
      await attempt.router.next(T.HELLO);
      const joined = await join();
      for (const router of [attempt.router, joined.router]) {
        router.sendBytes(Uint8Array.of(0x7b));
        await expectViolation(router);
      }
      await expect(attempt.joining).rejects.toBeInstanceOf(ProtocolViolationError);
      expect(await joined.session.closed).toMatchObject({ cause: "violation" });
    },
  ),
];

/** Instead of WELCOME: one ABORT, then the end, and no session. */
function beforeWelcome({ title, ids, message }: Violation): Scenario<ClientWorld> {
  return scenario(
    `to a client that waits for WELCOME, ${title} is a violation`,
    [...ids, "BP-PERR-01"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      await router.next(T.HELLO);
      router.send(...message);
      router.send(T.WELCOME, 1, { roles: { broker: {}, dealer: {} } });
      await expectViolation(router);
      await expect(joining).rejects.toBeInstanceOf(ProtocolViolationError);
    },
  );
}

/** In an open session: one ABORT, then the end, and nothing that came behind is acted on. */
function inSession({ title, ids, message }: Violation): Scenario<ClientWorld> {
  const all = [...ids, "BP-PERR-01", "BP-PERR-02", "BP-PERR-03", "BP-ERR-07"];
  return scenario(`to a client in a session, ${title} is a violation`, all, async ({ join }) => {
    const { router, session } = await join();
    const events: unknown[] = [];
    const subscribing = session.subscribe("com.example.topic", (event) => void events.push(event));
    await router.next(T.SUBSCRIBE);
    router.send(T.SUBSCRIBED, 1, 11);
    await subscribing;
    router.send(...message);
    router.send(T.EVENT, 11, 5, {});
    await expectViolation(router);
    expect(await session.closed).toMatchObject({ cause: "violation", reason: "wamp.error.protocol_violation" });
    expect(events).toEqual([]);
  });
}
