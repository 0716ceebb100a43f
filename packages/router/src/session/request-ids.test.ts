import { MAX_ID, ProtocolError } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { HandClock } from "../hand-clock.test-support.ts";
import { RequestIds } from "./request-ids.ts";
import type { RequestIdRule } from "./request-ids.ts";

function accepting(rule: RequestIdRule, ...ids: number[]): () => void {
  const requestIds = new RequestIds(rule, new HandClock());
  const last = ids.pop() as number;
  for (const id of ids) requestIds.accept(id);
  return () => requestIds.accept(last);
}

describe("request ids (BP-ID-04, BP-PERR-10, D1)", () => {
  test.each([
    { rule: "ascending", ids: [1, 2, 3] },
    { rule: "ascending", ids: [7, 8, 30] },
    { rule: "ascending", ids: [MAX_ID, 1] },
    { rule: "strict", ids: [1, 2, 3] },
    { rule: "off", ids: [5, 5, 1, MAX_ID] },
  ] as const)("$rule accepts $ids", ({ rule, ids }) => {
    expect(accepting(rule, ...ids)).not.toThrow();
  });

  test.each([
    { rule: "ascending", ids: [2, 2] },
    { rule: "ascending", ids: [2, 1] },
    { rule: "ascending", ids: [MAX_ID, 1, 1] },
    { rule: "strict", ids: [2] },
    { rule: "strict", ids: [1, 3] },
    { rule: "strict", ids: [1, 1] },
  ] as const)("$rule refuses the last of $ids", ({ rule, ids }) => {
    expect(accepting(rule, ...ids)).toThrow(ProtocolError);
  });
});
