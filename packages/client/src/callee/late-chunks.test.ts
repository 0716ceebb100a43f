import { EMPTY_DICT, MessageType, Payload } from "@junctor/core";
import type { Dict, InvocationMessage } from "@junctor/core";
import { expect, it } from "vitest";
import { LateChunks } from "./late-chunks.ts";

function invocation(request: number, details: Dict = EMPTY_DICT): InvocationMessage {
  return { type: MessageType.INVOCATION, request, registration: 1, details, payload: Payload.EMPTY };
}

it("takes what still comes of an invocation, up to its last chunk", () => {
  const late = new LateChunks();
  late.expect(1);
  expect(late.take(invocation(2))).toBe(false);
  expect(late.take(invocation(1, { progress: true }))).toBe(true);
  expect(late.take(invocation(1))).toBe(true);
  expect(late.take(invocation(1))).toBe(false);
});

it("remembers 1,000 invocations, the latest", () => {
  const late = new LateChunks();
  for (let request = 1; request <= 1_001; request++) late.expect(request);
  expect([1, 2, 1_001].map((request) => late.take(invocation(request)))).toEqual([false, true, true]);
});
