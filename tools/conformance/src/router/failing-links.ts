import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { expectNothingMore, register } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import type { RouterWorld } from "./router-world.ts";

const procedure = "com.example.procedure";
/** More than a router keeps for one connection, and sockets on both ends of it with it, in octets. */
const FLOOD = 32_000_000;
const CALL = 1_000_000;

/** Peers whose connections do not carry what goes to them. */
export const failingLinks: readonly Scenario<RouterWorld>[] = [
  scenario(
    "a call to a callee whose connection takes no more is a network_failure, and every call before it is canceled",
    ["AP-ERR-04", "BP-RPC-15"],
    async ({ join }) => {
      const [callee, caller] = [await join(), await join()];
      await register(callee, procedure);
      callee.connection.pause();
      const calls = Array.from({ length: FLOOD / CALL }, () =>
        caller.request(T.CALL, {}, procedure, ["x".repeat(CALL)]),
      );
      const errors = new Map<unknown, unknown>();
      while (errors.size < calls.length) {
        const [, , request, , error] = await caller.next(T.ERROR);
        errors.set(request, error);
      }
      expect([...errors.keys()].sort((one, other) => Number(one) - Number(other))).toEqual(calls);
      const order = ["wamp.error.canceled", "wamp.error.network_failure", "wamp.error.no_such_procedure"];
      const uris = calls.map((call) => order.indexOf(String(errors.get(call))));
      expect(uris).toEqual([...uris].sort((one, other) => one - other));
      expect(uris).toEqual(expect.arrayContaining([0, 1]));
      expect(uris).not.toContain(-1);
      await expectNothingMore(caller);
    },
  ),
];
