import { MessageType, onReceive } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { testRouter } from "../router.test-support.ts";
import { verbs } from "./dispatch.ts";

const onlyPublisher = { roles: { publisher: {} } };

describe("dispatch", () => {
  test("has a handler for just the messages the session rules let through to a realm", () => {
    const routed = Object.values(MessageType).filter(
      (type) => onReceive("router", "established", type) === "established",
    );
    expect(Object.keys(verbs).map(Number)).toEqual(routed.sort((one, other) => one - other));
  });

  test("accepts messages of roles HELLO did not name (D4, T26)", async () => {
    const peer = await testRouter().join({ details: onlyPublisher });
    expect(peer.ask([32, 1, {}, "com.example.topic"])[0]?.[0]).toBe(33);
  });

  test("refuses them where roles are strict (D4, T26)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", announcedRoles: "strict" }] });
    const peer = await join({ details: onlyPublisher });
    expect(peer.ask([16, 1, { acknowledge: true }, "com.example.topic"])[0]?.[0]).toBe(17);
    expect(peer.ask([32, 2, {}, "com.example.topic"])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });

  test("counts all requests of a session in one sequence (BP-ID-05, T3)", async () => {
    const { join } = testRouter({ realms: [{ name: "realm1", requestIds: "strict" }] });
    const peer = await join();
    const topic = "com.example.topic";
    const replies = peer.ask(
      [32, 1, {}, topic],
      [64, 2, {}, topic],
      [48, 3, {}, "com.example.none"],
      [16, 4, { acknowledge: true }, topic],
      [34, 5, 99],
      [66, 6, 99],
    );
    expect(replies.map((message) => message[0])).toEqual([33, 65, 8, 17, 8, 8]);
    expect(peer.ask([32, 8, {}, topic])[0]?.[2]).toBe("wamp.error.protocol_violation");
  });
});
