import { ConnectionError, WampError } from "@junctor/client";
import { expect, it, test } from "vitest";
import { ExitCode } from "../exit-code.ts";
import { checkOutcome, outcomeOf } from "./outcome.ts";

const refusal = new WampError("com.example.no", { args: [1], kwargs: { a: 2 } });

it("is a payload, or an error where one is expected", async () => {
  expect(await outcomeOf(Promise.resolve({ args: [1], kwargs: {} }), undefined)).toEqual({ args: [1], kwargs: {} });
  expect(await outcomeOf(Promise.reject(refusal), { error: "com.example.other" })).toEqual({
    error: "com.example.no",
    args: [1],
    kwargs: { a: 2 },
  });
  await expect(outcomeOf(Promise.reject(refusal), { args: [] })).rejects.toBe(refusal);
  const lost = new ConnectionError("gone");
  await expect(outcomeOf(Promise.reject(lost), { error: "com.example.no" })).rejects.toBe(lost);
});

const came = { args: [1, { a: [2n] }], kwargs: { b: 3 } };

test.each([
  [came, undefined],
  [came, {}],
  [came, { args: [1, { a: [2n] }] }],
  [came, { kwargs: { b: 3 } }],
  [
    { ...came, error: "com.example.no" },
    { error: "com.example.no", kwargs: { b: 3 } },
  ],
])("outcome %# is as expected", (outcome, expected) => {
  expect(() => checkOutcome(outcome, expected, "steps[0]")).not.toThrow();
});

test.each([
  [came, { args: [1] }, 'steps[0]: expected args [1], found [1,{"a":[2]}].'],
  [came, { kwargs: {} }, 'steps[0]: expected kwargs {}, found {"b":3}.'],
  [came, { error: "com.example.no" }, 'steps[0]: expected error "com.example.no", found null.'],
  [
    { ...came, error: "com.example.no" },
    { error: "com.example.x" },
    'expected error "com.example.x", found "com.example.no"',
  ],
])("outcome %# is not as expected, which is told", (outcome, expected, message) => {
  const check = () => checkOutcome(outcome, expected, "steps[0]");
  expect(check).toThrow(message);
  expect(check).toThrow(expect.objectContaining({ exitCode: ExitCode.WAMP }));
});
