import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { callThrough, expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { departures } from "./departures.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";

/** Calls whose caller or callee goes away before the answer. */
export const abandonedCalls: readonly Scenario<RouterWorld>[] = Object.entries(departures).flatMap(([how, depart]) => [
  scenario(
    `a callee that leaves by ${how} ends its calls with canceled`,
    ["BP-RPC-15", "BP-RPC-16", "BP-ERR-03"],
    async ({ join, until }: RouterWorld) => {
      const [callee, caller] = [await join(), await join()];
      await register(callee, procedure);
      const { call } = await callThrough(caller, callee, procedure);
      await depart(callee);
      const error = await caller.next(T.ERROR);
      expect(error.slice(0, 5)).toEqual([T.ERROR, T.CALL, call, {}, "wamp.error.canceled"]);
      await until(({ registrations }) => registrations === 0);
      await expectNothingMore(caller);
    },
  ),
  scenario(
    `a caller that leaves by ${how} is forgotten: no INTERRUPT where the callee cannot cancel, and the late answer is discarded`,
    ["BP-RPC-13", "BP-RPC-14"],
    async ({ join, until }: RouterWorld) => {
      const [callee, caller] = [await join(), await join()];
      await register(callee, procedure);
      const first = await callThrough(caller, callee, procedure);
      const second = await callThrough(caller, callee, procedure);
      await depart(caller);
      await until(({ sessions }) => sessions === 1);
      callee.send(T.YIELD, first.invocation, {}, ["too late"]);
      callee.send(T.ERROR, T.INVOCATION, second.invocation, {}, "com.example.too_late");
      await expectNothingMore(callee);
    },
  ),
]);
