import { acceptAnonymous } from "@junctor/auth";
import { expect, test } from "vitest";
import { allRoles, testRouter } from "../router.test-support.ts";

test("methods are replaced while sessions are open, and those who may not stay are told to go", async () => {
  const { join, connect, router } = testRouter();
  const [staying, going] = [await join(), await join()];
  const [result] = staying.ask([48, 1, {}, "wamp.session.get", [staying.session]]);
  const [stays] = (result as [number, number, unknown, [{ authid: string }]])[3];
  router.setAuthentication("realm1", {
    methods: [acceptAnonymous({ authrole: "guest" })],
    keep: ({ authid }) => authid === stays.authid,
  });
  expect(staying.take()).toEqual([]);
  expect(going.take()).toEqual([[6, { message: "this user may not join any more" }, "wamp.close.killed"]]);
  const late = await connect();
  expect(late.ask([1, "realm1", allRoles])).toMatchObject([[2, expect.any(Number), { authrole: "guest" }]]);
});

test("methods that cannot be are refused, and nothing changes", async () => {
  const { join, router } = testRouter();
  const methods = [acceptAnonymous(), acceptAnonymous()];
  expect(() => router.setAuthentication("realm1", { methods, keep: () => false })).toThrow(
    /two authentication methods/,
  );
  expect(() => router.setAuthentication("realm1", { methods: [] })).toThrow(RangeError);
  expect(() => router.setAuthentication("nowhere", { methods })).toThrow('there is no realm "nowhere"');
  await join();
  expect(router.tables().sessions).toBe(1);
});
