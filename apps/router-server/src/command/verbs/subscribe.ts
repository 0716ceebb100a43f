import { Option } from "commander";
import { addConnectionFlags } from "../connection/connection-flags.ts";
import { addReconnectFlag } from "../connection/reconnect-flag.ts";
import { subscribeOptions } from "../options/option-tables.ts";
import { parseCount } from "../payload/parse-count.ts";
import { parseDuration } from "../payload/parse-duration.ts";
import { addWampOptionFlag } from "../payload/payload-flags.ts";
import type { SubscribeFlags } from "../subscribe/run-subscribe.ts";
import type { Verb } from "../verb.ts";

const NOTES = `The command of --exec finds the event in WAMP_TOPIC, WAMP_ARGS and WAMP_KWARGS (words), WAMP_ARGS_JSON and
WAMP_KWARGS_JSON, and as a line of JSON on standard input. Events wait for the one before.`;

/** `junctor subscribe` */
export const subscribe: Verb = {
  examples: [
    ["junctor subscribe com.example.tick", "one line of JSON for each event, until Ctrl+C"],
    ["junctor subscribe com.example. --match prefix --details", "all topics below com.example, with publication ids"],
    ["junctor subscribe com.example.ready --count 1 --timeout 30s", "wait for one event; exit with 124 if none comes"],
    ["junctor subscribe com.example.mail --exec 'notify-send \"$WAMP_ARGS\"'", "run a command for each event"],
  ],
  notes: { text: NOTES },
  define(command, give) {
    command
      .argument("<topic...>", "the topics, or patterns with --match")
      .addOption(new Option("-m, --match <policy>", "how topics are matched").choices(["exact", "prefix", "wildcard"]))
      .option("-n, --count <number>", "end after so many events", parseCount)
      .option("--time <duration>", "end after this long, such as 10s", parseDuration)
      .option("--timeout <duration>", "give up after this long, and exit with 124", parseDuration)
      .option("--details", "print publication ids and details too")
      .option("--exec <command>", "run this in the shell for each event instead of printing it")
      .option("--parallel <number>", "how many sessions subscribe", parseCount);
    addWampOptionFlag(command, subscribeOptions);
    addReconnectFlag(command);
    addConnectionFlags(command);
    command.action((topics: readonly string[], flags: SubscribeFlags) => {
      give({ do: "subscribe", topics, flags }, async (order) =>
        (await import("../subscribe/run-subscribe.ts")).runSubscribe(order),
      );
    });
  },
};
