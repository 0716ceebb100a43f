import { isUri } from "@junctor/core";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { HashMethod } from "./hash-password.ts";
import { defaultServerOptions } from "../server-options.ts";
import type { ServerOptions } from "../server-options.ts";

/** The configuration file that is meant if none is named. */
const DEFAULT_FILE = "junctor.yaml";

/** What the command line asks for. */
export type Order =
  | { readonly do: "start"; readonly options: ServerOptions }
  | { readonly do: "start from file"; readonly file: string }
  | { readonly do: "check"; readonly file: string }
  | { readonly do: "init"; readonly file: string }
  | { readonly do: "hash"; readonly method: HashMethod }
  | { readonly do: "keygen"; readonly file: string | undefined }
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
  const program = createProgram(version, (given) => void (order = given));
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

function createProgram(version: string, give: (order: Order) => void): Command {
  const program = new Command("junctor")
    .description("A WAMP router: publish/subscribe and routed calls over WebSocket and RawSocket.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help");
  addStart(program.command("start").helpOption("-h, --help", "print this help"), give);
  program
    .command("check")
    .description("check a configuration file and tell everything that is wrong with it")
    .helpOption("-h, --help", "print this help")
    .argument("[file]", "the file", DEFAULT_FILE)
    .allowExcessArguments(false)
    .action((file: string) => give({ do: "check", file }));
  program
    .command("init")
    .description("write a configuration file to start from")
    .helpOption("-h, --help", "print this help")
    .argument("[file]", "the file, which may not exist yet", DEFAULT_FILE)
    .allowExcessArguments(false)
    .action((file: string) => give({ do: "init", file }));
  addSecrets(program, give);
  return program;
}

function addSecrets(program: Command, give: (order: Order) => void): void {
  const methods: readonly HashMethod[] = ["ticket", "wampcra", "wamp-scram"];
  program
    .command("hash")
    .description("read a password from standard input and print what stands in its place in a configuration file")
    .helpOption("-h, --help", "print this help")
    .addOption(new Option("-m, --method <method>", "what it lets join by").choices(methods).default("ticket"))
    .allowExcessArguments(false)
    .action(({ method }: { method: HashMethod }) => give({ do: "hash", method }));
  program
    .command("keygen")
    .description("make a pair of keys for cryptosign, and print the public one")
    .helpOption("-h, --help", "print this help")
    .argument("[file]", "where the private key goes; it may not exist yet. Without it both are printed")
    .allowExcessArguments(false)
    .action((file: string | undefined) => give({ do: "keygen", file }));
}

interface StartFlags extends ServerOptions {
  readonly config?: string;
  readonly allowOrigin?: string[];
}

function addStart(command: Command, give: (order: Order) => void): void {
  const { host, port, realm } = defaultServerOptions;
  const quick = [
    new Option("-p, --port <number>", "the port to listen on; 0 takes any free one").argParser(parsePort).default(port),
    new Option("-H, --host <address>", "the address to listen on; 0.0.0.0 for all").argParser(parseHost).default(host),
    new Option("-r, --realm <uri>", "the realm that sessions join").argParser(parseRealm).default(realm),
    new Option("--allow-origin <origin...>", "let web pages of this origin connect too; * for all").argParser(
      parseOrigin,
    ),
  ];
  command
    .description("start a router: as a configuration file says, or else with a demo page to try it")
    .option("-c, --config <file>", "a configuration file, YAML or JSON; all else is said there");
  // What the file says stands; a flag beside it would be overlooked.
  for (const option of quick) command.addOption(option.conflicts("config"));
  command.allowExcessArguments(false).action(({ config, allowOrigin, ...options }: StartFlags) => {
    give(
      config === undefined
        ? { do: "start", options: { ...options, origins: allowOrigin } }
        : { do: "start from file", file: config },
    );
  });
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
