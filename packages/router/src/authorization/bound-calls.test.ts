import { expect, test } from "vitest";
import { joinAs, realmOf } from "./authorization.test-support.ts";

const everything = { call: true, register: true };

test("a permission bounds the calls that one session has in flight to what it decides on", async () => {
  const router = realmOf(
    {
      name: "user",
      permissions: [
        { uri: "com.", match: "prefix", allow: everything },
        { uri: "com.slow.", match: "prefix", allow: everything, maxCalls: 2 },
      ],
    },
    { name: "server", permissions: [{ uri: "com.", match: "prefix", allow: everything }] },
  );
  const [user, other, callee] = [
    await joinAs(router, "user"),
    await joinAs(router, "user"),
    await joinAs(router, "server"),
  ];
  callee.ask([64, 1, { match: "prefix" }, "com."]);
  const replies = user.ask([48, 1, {}, "com.slow.a"], [48, 2, {}, "com.slow.b"], [48, 3, {}, "com.slow.c"]);
  expect(replies.map((message) => message.slice(0, 5))).toEqual([[8, 48, 3, {}, "wamp.error.unavailable"]]);
  expect(user.ask([48, 4, {}, "com.quick"])).toEqual([]);
  expect(other.ask([48, 1, {}, "com.slow.a"])).toEqual([]);
  const [first] = callee.take();
  callee.ask([70, first?.[1], {}]);
  expect(user.take()[0]?.[0]).toBe(50);
  expect(user.ask([48, 5, {}, "com.slow.c"])).toEqual([]);
  expect(user.ask([48, 6, {}, "com.slow.d"])[0]?.[4]).toBe("wamp.error.unavailable");
  expect(callee.take().map((message) => message[3])).toEqual([{ procedure: "com.slow.c" }]);
});
