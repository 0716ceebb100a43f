import { expect, test } from "vitest";
import type { ConnectionEnd } from "../connection.ts";
import { Intake } from "./intake.ts";

const end: ConnectionEnd = { by: "peer", reason: "gone" };

/** An intake whose deferred work runs when the test says so, and a record of what its owner was told. */
function recordedIntake() {
  const due: (() => void)[] = [];
  const told: string[] = [];
  const intake = new Intake((fn) => due.push(fn));
  const runTurn = () => {
    for (const fn of due.splice(0)) fn();
  };
  const handlers = {
    message: (bytes: Uint8Array) => void told.push(`message ${bytes[0]}`),
    closed: (why: ConnectionEnd) => void told.push(`closed by ${why.by}`),
    drained: () => void told.push("drained"),
  };
  return { intake, told, runTurn, handlers };
}

const message = (octet: number) => Uint8Array.of(octet);

test("messages from before open are delivered after it, in order, and not within it", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.message(message(1));
  intake.open(handlers);
  intake.message(message(2));
  expect(told).toEqual([]);
  runTurn();
  intake.message(message(3));
  expect(told).toEqual(["message 1", "message 2", "message 3"]);
});

test("an end from before open is told once, after the kept messages", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.message(message(1));
  intake.end(end);
  intake.end(end);
  intake.open(handlers);
  runTurn();
  expect(told).toEqual(["message 1", "closed by peer"]);
});

test("a pause in the middle of kept messages holds the rest, the end included", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.message(message(1));
  intake.message(message(2));
  intake.end(end);
  intake.open({
    ...handlers,
    message(bytes) {
      handlers.message(bytes);
      intake.pause();
    },
  });
  runTurn();
  expect(told).toEqual(["message 1"]);
  intake.resume();
  runTurn();
  intake.resume();
  runTurn();
  expect(told).toEqual(["message 1", "message 2", "closed by peer"]);
});

test("after refuse only the end is told, paused or not", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.open(handlers);
  runTurn();
  intake.pause();
  intake.message(message(1));
  intake.refuse();
  intake.message(message(2));
  runTurn();
  intake.end(end);
  expect(told).toEqual(["closed by peer"]);
});

test("a handler that throws loses neither the rest nor the end", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.message(message(1));
  intake.message(message(2));
  intake.open({
    ...handlers,
    message(bytes) {
      handlers.message(bytes);
      if (bytes[0] === 1) throw new Error("owner's fault");
    },
  });
  expect(runTurn).toThrow("owner's fault");
  intake.end(end);
  runTurn();
  expect(told).toEqual(["message 1", "message 2", "closed by peer"]);
});

test("drained is not told after the end", () => {
  const { intake, told, runTurn, handlers } = recordedIntake();
  intake.open(handlers);
  runTurn();
  intake.drained();
  intake.end(end);
  intake.drained();
  expect(told).toEqual(["drained", "closed by peer"]);
});
