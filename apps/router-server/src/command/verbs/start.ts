import { isUri } from "@junctor/core";
import { InvalidArgumentError, Option } from "commander";
import { defaultServerOptions } from "../../server-options.ts";
import type { ServerOptions } from "../../server-options.ts";
import { readVersion } from "../read-version.ts";
import type { Verb } from "../verb.ts";

interface StartFlags extends ServerOptions {
  readonly config?: string;
  readonly allowOrigin?: string[];
}

/** `junctor start` */
export const start: Verb = {
  examples: [
    ["junctor start", "a router at ws://127.0.0.1:8080/ws, with a page to try it"],
    ["junctor start --config junctor.yaml", "as a configuration file says"],
  ],
  define(command, give) {
    command.option("-c, --config <file>", "a configuration file, YAML or JSON; all else is said there");
    // What the file says stands; a flag beside it would be overlooked.
    for (const option of quickOptions()) command.addOption(option.conflicts("config"));
    command.action(({ config, allowOrigin, ...options }: StartFlags) => {
      if (config === undefined) {
        give({ do: "start", options: { ...options, origins: allowOrigin } }, async (order) =>
          (await import("../start-from-flags.ts")).startFromFlags(order.options, readVersion()),
        );
      } else {
        give({ do: "start", file: config }, async ({ file }) =>
          (await import("../start-from-file.ts")).startFromFile(file, readVersion()),
        );
      }
    });
  },
};

function quickOptions(): readonly Option[] {
  const { host, port, realm } = defaultServerOptions;
  return [
    new Option("-p, --port <number>", "the port to listen on; 0 takes any free one").argParser(parsePort).default(port),
    new Option("-H, --host <address>", "the address to listen on; 0.0.0.0 for all").argParser(parseHost).default(host),
    new Option("-r, --realm <uri>", "the realm that sessions join").argParser(parseRealm).default(realm),
    new Option("--allow-origin <origin...>", "let web pages of this origin connect too; * for all").argParser(
      parseOrigin,
    ),
  ];
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
