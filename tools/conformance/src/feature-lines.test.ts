import { featureKeys } from "@junctor/core";
import { expect, test } from "vitest";
import { featureLines, linesOf } from "./requirements/feature-lines.ts";

const starts = Object.values(featureLines).flatMap((features) => Object.values<readonly string[]>(features).flat());

test("what defines a feature are lines that exist", () => {
  expect(starts.filter((start) => linesOf([start]).length === 0)).toEqual([]);
});

test("every feature a role can announce is here", () => {
  for (const [role, features] of Object.entries(featureLines)) {
    const keys: readonly string[] = featureKeys[role as keyof typeof featureKeys];
    expect(Object.keys(features).sort()).toEqual([...keys].sort());
  }
});
