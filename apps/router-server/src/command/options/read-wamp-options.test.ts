import { expect, it, test } from "vitest";
import { UserError } from "../user-error.ts";
import { publishOptions } from "./option-tables.ts";
import { readWampOptions } from "./read-wamp-options.ts";

const read = (...texts: string[]) =>
  readWampOptions(
    texts.map((text) => ({ key: text.split("=")[0] ?? "", value: text.split("=")[1] ?? "" })),
    publishOptions,
  );

it("names options as the client does, each with its kind of value", () => {
  expect(read("retain=true", "exclude_me=false", "exclude=12,34", "eligible_authrole=a,1", "rkey=7")).toEqual({
    retain: true,
    excludeMe: false,
    exclude: [12, 34],
    eligibleAuthrole: ["a", "1"],
    rkey: "7",
  });
});

test.each([
  ["retain=yes", "the option retain takes true or false"],
  ["exclude=ada", "the option exclude takes ids"],
  ["exclude_authid=a,,b", "the option exclude_authid takes names"],
  ["match=prefix", "there is no option match here, but acknowledge, "],
  ["constructor=1", "there is no option constructor here"],
])("refuses %s: %s", (text, message) => {
  expect(() => read(text)).toThrow(UserError);
  expect(() => read(text)).toThrow(message);
});
