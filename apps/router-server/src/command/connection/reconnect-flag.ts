import { Option } from "commander";
import type { Command } from "commander";

/** `--no-reconnect`. */
export interface ReconnectFlag {
  /** Default: true. */
  readonly reconnect?: boolean | undefined;
}

/** Adds `--no-reconnect`, for verbs that stay. */
export function addReconnectFlag(command: Command): void {
  const flag = new Option(
    "--no-reconnect",
    "end with the session; without it one joins again when the router comes back",
  );
  command.addOption(flag.helpGroup("Connection:"));
}
