import { addConnectionFlags } from "../connection/connection-flags.ts";
import { addReconnectFlag } from "../connection/reconnect-flag.ts";
import type { JoinFlags } from "../join/run-join.ts";
import { parseCount } from "../payload/parse-count.ts";
import { parseDuration } from "../payload/parse-duration.ts";
import type { Verb } from "../verb.ts";

/** `junctor join` */
export const join: Verb = {
  examples: [
    ["junctor join --time 0", "try whether the router lets one in, and leave"],
    ["junctor join --parallel 1000 --time 1m", "a thousand sessions that do nothing, for a minute"],
  ],
  define(command, give) {
    command
      .option("--time <duration>", "leave after this long; without it at Ctrl+C", parseDuration)
      .option("--parallel <number>", "how many sessions join", parseCount)
      .option("--details", "print all that the router tells");
    addReconnectFlag(command);
    addConnectionFlags(command);
    command.action((flags: JoinFlags) => {
      give({ do: "join", flags }, async (order) => (await import("../join/run-join.ts")).runJoin(order.flags));
    });
  },
};
