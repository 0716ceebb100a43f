import {
  CallCanceledError,
  CallTimeoutError,
  ConnectionError,
  JoinError,
  LoginError,
  WampError,
} from "@junctor/client";
import { NotConnectedError, PayloadError, SessionLostError } from "@junctor/client";
import { expect, it, test } from "vitest";
import { explainError } from "./explain-error.ts";
import { UserError } from "./user-error.ts";

test.each<[Error, number]>([
  [new UserError("junctor: no"), 1],
  [new UserError("", 130), 130],
  [new ConnectionError("refused"), 2],
  [new SessionLostError("gone", true), 2],
  [new NotConnectedError("gone"), 2],
  [new JoinError("wamp.close.system_shutdown"), 2],
  [new JoinError("wamp.error.authentication_denied"), 3],
  [new JoinError("wamp.error.no_matching_auth_method"), 3],
  [new LoginError("no"), 3],
  [new JoinError("wamp.error.no_such_realm"), 4],
  [new JoinError("wamp.error.timeout"), 124],
  [new WampError("com.example.error"), 4],
  [new WampError("wamp.error.not_authorized"), 4],
  [new CallCanceledError(), 4],
  [new PayloadError("no"), 4],
  [new CallTimeoutError(), 124],
  [new WampError("wamp.error.timeout"), 124],
])("%s ends with %d", (error, exitCode) => {
  expect(explainError(error)?.exitCode).toBe(exitCode);
});

test.each([
  [new WampError("com.example.no_funds"), "junctor: com.example.no_funds"],
  [new WampError("com.example.no_funds", { args: ["too few"] }), "junctor: com.example.no_funds: too few"],
  [
    new WampError("com.example.no_funds", { args: ["too few", 3], kwargs: { short: 2n ** 60n } }),
    'junctor: com.example.no_funds: too few {"args":["too few",3],"kwargs":{"short":1152921504606846976}}',
  ],
  [new WampError("com.example.x", { args: ["\u001b[2J\nhi"] }), "junctor: com.example.x: \\u001b[2J\\nhi"],
])("%s is told on one line: %s", (error, message) => {
  expect(explainError(error)?.message).toBe(message);
});

it("leaves defects alone", () => {
  expect([explainError(new TypeError("x is undefined")), explainError("text")]).toEqual([undefined, undefined]);
});
