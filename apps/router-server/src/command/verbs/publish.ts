import { addConnectionFlags } from "../connection/connection-flags.ts";
import { addLoadFlags } from "../load/load-flags.ts";
import { publishOptions } from "../options/option-tables.ts";
import { addPayloadFlags, addWampOptionFlag } from "../payload/payload-flags.ts";
import type { PublishFlags } from "../publish/run-publish.ts";
import type { Verb } from "../verb.ts";

/** `junctor publish` */
export const publish: Verb = {
  examples: [
    ["junctor publish com.example.tick 1 -k source=clock", "prints nothing: whether the router took it stays unknown"],
    ["junctor publish com.example.tick 1 --ack", "waits for the router, and prints the publication's id"],
    ["junctor publish com.example.tick -o retain=true -o exclude_authrole=guest,bot", "options of WAMP"],
    ["until junctor publish com.example.up; do sleep 1; done", "wait for a router"],
  ],
  define(command, give) {
    command.argument("<topic>", "where to publish");
    addPayloadFlags(command);
    command.option("--ack, --acknowledge", "wait for the router to confirm it, and print the publication's id");
    addWampOptionFlag(command, publishOptions);
    addLoadFlags(command);
    addConnectionFlags(command);
    command.action((topic: string, words: readonly string[], flags: PublishFlags) => {
      give({ do: "publish", topic, words, flags }, async (order) =>
        (await import("../publish/run-publish.ts")).runPublish(order),
      );
    });
  },
};
