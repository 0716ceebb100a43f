import { expect, it } from "vitest";
import { camelOptions } from "./camel-options.ts";

it("options get our names, and those of one's own a place of their own", () => {
  expect(camelOptions({ exclude_me: false, eligible_authrole: ["a"], match: "prefix", _trace: 7 })).toEqual({
    excludeMe: false,
    eligibleAuthrole: ["a"],
    match: "prefix",
    custom: { _trace: 7 },
  });
});
