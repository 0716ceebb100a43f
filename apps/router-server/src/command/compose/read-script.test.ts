import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { compose } from "../verbs/compose.ts";
import { readScript } from "./read-script.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
  file = join(folder, "script.yaml");
});

afterEach(() => rmSync(folder, { recursive: true }));

it("takes texts from the environment and from files", () => {
  writeFileSync(join(folder, "ada.ticket"), "open sesame\n");
  writeFileSync(
    file,
    `sessions: { ada: { ticket: "file:ada.ticket" } }\nsteps: [{ do: call, procedure: "\${NAME}", args: [1] }]\n`,
  );
  expect(readScript(file, { NAME: "com.example.add" })).toEqual({
    sessions: { ada: { ticket: "open sesame" } },
    steps: [{ do: "call", procedure: "com.example.add", args: [1] }],
  });
});

it("reads the script that the help shows", () => {
  writeFileSync(file, compose.notes?.yaml ?? "");
  const kinds = readScript(file, { ADA_TICKET: "open sesame" }).steps.map((step) => step.do);
  expect(kinds).toEqual(["register", "call", "subscribe", "publish", "event", "call", "sleep"]);
});

it("says everything that is wrong, each with its place", () => {
  writeFileSync(
    file,
    "steps:\n  - { do: call, proc: a }\n  - { do: cal, procedure: a }\n  - { do: sleep, time: soon }\n",
  );
  const read = () => readScript(file, {});
  expect(read).toThrow(UserError);
  expect(read).toThrow(/script\.yaml:2:5: steps\[0\]: the key procedure is missing/);
  expect(read).toThrow(/script\.yaml:2:17: steps\[0\]\.proc: there is no such key/);
  expect(read).toThrow(/script\.yaml:3:\d+: steps\[1\]: do: expected one of call, publish,/);
  expect(read).toThrow(/script\.yaml:4:\d+: steps\[2\]\.time: expected a whole number/);
});

it("says that there is no such file", () => {
  expect(() => readScript(file, {})).toThrow(/script\.yaml cannot be read: ENOENT/);
});
