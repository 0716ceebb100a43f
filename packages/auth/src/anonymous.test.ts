import { expect, test } from "vitest";
import { acceptAnonymous } from "./accept-anonymous.ts";
import { anonymous } from "./anonymous.ts";
import { applicant, attempt } from "./applicant.test-support.ts";
import { LoginError } from "./login-error.ts";

test("anonymous users get a role, and a name that they cannot choose", async () => {
  const who = applicant({ authid: "admin" });
  expect(acceptAnonymous().unusable(who)).toBeUndefined();
  const first = await acceptAnonymous().begin(who);
  expect(first).toEqual({
    authid: expect.stringMatching(/^[0-9a-z]+$/),
    authrole: "anonymous",
    authmethod: "anonymous",
    authprovider: "static",
  });
  const second = await acceptAnonymous({ authrole: "guest", authextra: { a: 1 } }).begin(who);
  expect(second).toMatchObject({ authrole: "guest", authextra: { a: 1 } });
  expect(second).not.toMatchObject({ authid: (first as { authid: string }).authid });
});

test("an anonymous client has nothing to answer a challenge with", async () => {
  const method = anonymous();
  expect([method.authmethod, method.authid]).toEqual(["anonymous", undefined]);
  const login = await method.start(attempt());
  expect(() => login.answer({})).toThrow(LoginError);
});
