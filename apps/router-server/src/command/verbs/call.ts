import { callOptions } from "../options/option-tables.ts";
import { addConnectionFlags } from "../connection/connection-flags.ts";
import { addLoadFlags } from "../load/load-flags.ts";
import { parseDuration } from "../payload/parse-duration.ts";
import { addPayloadFlags, addWampOptionFlag } from "../payload/payload-flags.ts";
import type { CallFlags } from "../call/run-call.ts";
import type { Verb } from "../verb.ts";

/** `junctor call` */
export const call: Verb = {
  examples: [
    ["junctor call com.example.add 2 3", 'prints one line of JSON: {"args":[5],"kwargs":{}}'],
    [
      "junctor call com.example.greet -k name=Ada --value",
      "a keyword argument; prints the first argument of the result",
    ],
    ["junctor call com.example.export 2026 --progress --timeout 30s", "one line for each progressive result"],
    ["junctor call com.example.add 2 3 --parallel 4 --concurrency 16 --time 10s", "many calls"],
  ],
  define(command, give) {
    command.argument("<procedure>", "what to call");
    addPayloadFlags(command);
    command
      .option("--progress", "print progressive results too")
      .option("--timeout <duration>", "give up after this long, such as 2s, and exit with 124", parseDuration)
      .option("--value", "print only the first argument of a result")
      .option("--details", "print the details of results too");
    addWampOptionFlag(command, callOptions);
    addLoadFlags(command);
    addConnectionFlags(command);
    command.action((procedure: string, words: readonly string[], flags: CallFlags) => {
      give({ do: "call", procedure, words, flags }, async (order) =>
        (await import("../call/run-call.ts")).runCall(order),
      );
    });
  },
};
