import { result, WampError } from "@junctor/client";
import type { Invocation } from "@junctor/client";
import { ErrorUri } from "@junctor/core";
import { formatJson } from "../payload/format-json.ts";
import { parseJson } from "../payload/parse-json.ts";
import { commandEnvironment } from "../run/command-environment.ts";
import type { CommandLine } from "../run/run-command.ts";
import { runCommand } from "../run/run-command.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** How calls are answered. */
export interface AnswerOptions {
  /** What to run. Default: the arguments are the answer. */
  readonly line?: CommandLine | undefined;
  /** What it prints is JSON. Default: false, it is text. */
  readonly json?: boolean | undefined;
  /** Each line is a progressive result. Default: false. */
  readonly progress?: boolean | undefined;
}

/**
 * Answers a call: with what a command prints, or else with the arguments.
 * @throws {WampError} if the command fails, or prints no JSON where it should. What it wrote stays here.
 */
export async function answerInvocation(
  invocation: Invocation,
  { line, json = false, progress = false }: AnswerOptions,
  terminal: Terminal,
): Promise<unknown> {
  const { args, kwargs, procedure, signal } = invocation;
  if (line === undefined) return result(args, kwargs);
  const read = (text: string): unknown => (json ? readJson(text) : text);
  const inLines = progress && invocation.receiveProgress;
  const { code, stdout } = await runCommand(line, {
    environment: commandEnvironment(terminal.environment, invocation),
    input: `${formatJson({ procedure, args, kwargs })}\n`,
    signal,
    onLine: inLines ? (text) => sendLine(invocation, () => read(text)) : undefined,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    terminal.say(`the command cannot be run: ${error instanceof Error ? error.message : String(error)}`);
    throw failed("the command cannot be run");
  });
  if (code !== 0) throw failed(`the command ended with ${code ?? "a signal"}`);
  return inLines ? undefined : read(stdout.replace(/\r?\n$/, ""));
}

function sendLine(invocation: Invocation, read: () => unknown): void {
  // A line that cannot be sent does not end the command; the caller misses it, as it would an empty one.
  invocation.progress(read()).catch(() => {});
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw failed("the command printed no JSON");
  }
}

function failed(message: string): WampError {
  return new WampError(ErrorUri.RUNTIME_ERROR, { args: [message] });
}
