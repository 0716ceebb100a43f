import { beforeAll, expect, it, test } from "vitest";
import type { Command } from "commander";
import { addVerbs, createProgram } from "../parse-arguments.ts";
import { findCandidates } from "./find-candidates.ts";

let program: Command;

beforeAll(async () => {
  program = createProgram("0.0.0");
  await addVerbs(program, {}, () => {});
});

const values = (...words: string[]): readonly string[] =>
  findCandidates(program, words).words.map(({ value }) => value);

it("completes verbs, and verbs of verbs, but none that are hidden", () => {
  expect(values("reg")).toEqual(["register"]);
  expect(values("compl")).toEqual(["completion"]);
  expect(values("meta", "s")).toEqual(["sessions", "subscriptions"]);
});

it("completes flags of the verb that was named", () => {
  expect(values("meta", "kill", "--by")).toEqual(["--by-authid", "--by-authrole"]);
  expect(values("call", "com.example.add", "1", "--para")).toEqual(["--parallel"]);
  expect(values("call", "--", "--para")).toEqual([]);
});

it("completes the values of flags, and of arguments", () => {
  expect(values("call", "x", "-s", "")).toEqual(["json", "msgpack", "cbor"]);
  expect(values("call", "x", "--serializer", "=")).toEqual(["json", "msgpack", "cbor"]);
  expect(values("call", "x", "--serializer", "=", "c")).toEqual(["cbor"]);
  expect(values("completion", "f")).toEqual(["fish"]);
});

test.each([
  [["start", "--config", ""], true],
  [["check", ""], true],
  [["call", "x", "--ca", "/etc/"], true],
  [["register", "com.example.x", ""], true],
  [["call", ""], false],
  [["call", "--url", ""], false],
])("%j may be followed by a file: %s", (words, files) => {
  expect(findCandidates(program, words).files).toBe(files);
});
