import { Option } from "commander";
import { addConnectionFlags } from "../connection/connection-flags.ts";
import { addReconnectFlag } from "../connection/reconnect-flag.ts";
import { registerOptions } from "../options/option-tables.ts";
import { parseCount } from "../payload/parse-count.ts";
import { parseDuration } from "../payload/parse-duration.ts";
import { addWampOptionFlag } from "../payload/payload-flags.ts";
import type { RegisterFlags } from "../register/run-register.ts";
import type { Verb } from "../verb.ts";

const INVOKE = ["single", "roundrobin", "random", "first", "last", "least_loaded", "x_hash"];

const NOTES = `A command finds the call in WAMP_PROCEDURE, WAMP_ARGS and WAMP_KWARGS (words), WAMP_ARGS_JSON and WAMP_KWARGS_JSON, and
as a line of JSON on standard input. What it prints is the result; if it fails, so does the call. It is ended when the
call is canceled.`;

/** `junctor register` */
export const register: Verb = {
  examples: [
    ["junctor register com.example.echo", "answers with the arguments themselves, until Ctrl+C"],
    ["junctor register com.example.now -- date +%s", "answers with what a command prints"],
    ["junctor register com.example.disk --exec 'df -h \"$WAMP_ARGS\"'", "a line for the shell, with the arguments"],
    ["junctor register com.example.log --progress --exec 'journalctl -f'", "each line is a progressive result"],
  ],
  notes: { text: NOTES },
  define(command, give) {
    command
      .argument("<procedure>", "the procedure, or a pattern with --match")
      .argument("[command...]", "a program and its arguments, run for each call; put -- in front if it has options")
      .addOption(new Option("--exec <command>", "run this in the shell for each call"))
      .addOption(new Option("-m, --match <policy>", "how calls are matched").choices(["exact", "prefix", "wildcard"]))
      .addOption(new Option("-i, --invoke <policy>", "how calls are shared among callees").choices(INVOKE))
      .option("--concurrency <number>", "how many calls may be unanswered in a session", parseCount)
      .option("--json", "what the command prints is JSON")
      .option("--progress", "each line the command prints is a progressive result, for callers that want them")
      .option("--delay <duration>", "wait this long before answering, such as 500ms", parseDuration)
      .option("-n, --count <number>", "end after so many calls", parseCount)
      .option("--time <duration>", "end after this long", parseDuration)
      .option("--timeout <duration>", "give up after this long, and exit with 124", parseDuration)
      .option("--details", "print the details of invocations too")
      .option("--parallel <number>", "how many sessions register it; they need a policy to share", parseCount);
    addWampOptionFlag(command, registerOptions);
    addReconnectFlag(command);
    addConnectionFlags(command);
    command.action((procedure: string, line: readonly string[], flags: RegisterFlags) => {
      give({ do: "register", procedure, line, flags }, async (order) =>
        (await import("../register/run-register.ts")).runRegister(order),
      );
    });
  },
};
