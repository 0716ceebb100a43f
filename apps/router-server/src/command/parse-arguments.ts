import { isUri } from "@junctor/core";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { defaultServerOptions } from "../server-options.ts";
import type { ServerOptions } from "../server-options.ts";

/** What the command line asks for. */
export type Order =
  | { readonly do: "start"; readonly options: ServerOptions }
  /** Nothing is left to do but to print and exit: help, the version, or what is wrong with the arguments. */
  | { readonly do: "exit"; readonly code: number; readonly stdout: string; readonly stderr: string };

/**
 * Reads the command line. Does nothing of what it says.
 * @param args without the program's name.
 * @param version printed for `--version`.
 */
export function parseArguments(args: readonly string[], version: string): Order {
  const printed = { stdout: "", stderr: "" };
  let order: Order | undefined;
  const program = createProgram(version, (options) => (order = { do: "start", options }));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => (printed.stdout += text),
      writeErr: (text) => (printed.stderr += text),
      outputError: (text, write) => write(text.replace(/^error: /, "junctor: ")),
    });
  }
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { do: "exit", code: error.exitCode, ...printed };
  }
  return order ?? { do: "exit", code: 0, ...printed };
}

function createProgram(version: string, start: (options: ServerOptions) => void): Command {
  const { host, port, realm } = defaultServerOptions;
  const program = new Command("junctor")
    .description("A WAMP router: publish/subscribe and routed calls over WebSocket and RawSocket.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help");
  program
    .command("start")
    .description("start a router, with a demo page to try it")
    .helpOption("-h, --help", "print this help")
    .option("-p, --port <number>", "the port to listen on; 0 takes any free one", parsePort, port)
    .option("-H, --host <address>", "the address to listen on; 0.0.0.0 for all", parseHost, host)
    .option("-r, --realm <uri>", "the realm that sessions join", parseRealm, realm)
    .option("--allow-origin <origin...>", "let web pages of this origin connect too; * for all", parseOrigin)
    .allowExcessArguments(false)
    .action(({ allowOrigin, ...options }: ServerOptions & { allowOrigin?: string[] }) =>
      start({ ...options, origins: allowOrigin }),
    );
  return program;
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  }
  return Number(text);
}

function parseHost(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("A host is an address or a name, such as 127.0.0.1.");
  return text.trim();
}

function parseRealm(text: string): string {
  if (!isUri(text)) {
    throw new InvalidArgumentError(
      "A realm is a URI: words joined by dots, without spaces or #, such as com.example.app.",
    );
  }
  return text;
}

function parseOrigin(text: string, before: readonly string[] = []): string[] {
  if (text === "*") return [...before, text];
  if (!URL.canParse(text) || new URL(text).origin === "null") {
    throw new InvalidArgumentError(
      "An origin is a scheme, a host and perhaps a port, such as https://app.example.com.",
    );
  }
  return [...before, new URL(text).origin];
}
