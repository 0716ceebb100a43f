import { expect, test } from "vitest";
import { runToEnd } from "./run-to-end.ts";

const node = (script: string) => ({ file: process.execPath, args: ["--eval", script] });

test("resolves to what was printed", async () => {
  expect(await runToEnd(node("console.log('1.2.3')"))).toBe("1.2.3\n");
});

test("says what a command complained with, without addresses", async () => {
  const complaint = "console.error('noise\\nno: reading https://example.com/x: 403\\nnot available'); process.exit(1)";
  await expect(runToEnd(node(complaint))).rejects.toThrow(/: no: reading the registry: 403 not available$/);
});

test("says when a toolchain is not installed", async () => {
  await expect(runToEnd({ file: "no-such-toolchain", args: [] })).rejects.toThrow("no-such-toolchain is not installed");
});
