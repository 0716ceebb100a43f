import { expect, it } from "vitest";
import { runCommand } from "./run-command.ts";
import type { CommandOptions } from "./run-command.ts";

const options: CommandOptions = {
  environment: { PATH: process.env["PATH"], WAMP_ARGS: "x; echo y" },
  input: "read me\n",
  signal: new AbortController().signal,
};

it("gives what a command prints, and its exit code", async () => {
  const script = "process.stdin.pipe(process.stdout); process.exitCode = 3";
  expect(await runCommand([process.execPath, "-e", script], options)).toEqual({ code: 3, stdout: "read me\n" });
});

it("runs a line in the shell, which takes variables for nothing but text", async () => {
  expect(await runCommand('echo "$WAMP_ARGS"', options)).toEqual({ code: 0, stdout: "x; echo y\n" });
});

it("gives line by line if that is wanted", async () => {
  const lines: string[] = [];
  await runCommand("echo 1; echo 2", { ...options, onLine: (line) => lines.push(line) });
  expect(lines).toEqual(["1", "2"]);
});

it("ends a command, and what it started, when it is not wanted any more", async () => {
  const abort = new AbortController();
  const onLine = (): void => abort.abort(new Error("enough"));
  await expect(
    runCommand("echo up; sleep 600; echo down", { ...options, signal: abort.signal, onLine }),
  ).rejects.toThrow("enough");
});

it("says that there is no such command", async () => {
  await expect(runCommand(["/nowhere/command"], options)).rejects.toThrow("ENOENT");
});
