import { addConnectionFlags } from "../connection/connection-flags.ts";
import type { ConnectionFlags } from "../connection/connection-flags.ts";
import type { Verb } from "../verb.ts";

/** A script with every kind of step. */
const SCRIPT = `sessions:                                  # others join as the flags say
  backend: { realm: realm1, authid: ada, ticket: "\${ADA_TICKET}" }
steps:
  - { do: register, procedure: com.example.add, answer: { args: [5] }, session: backend }
  - { do: call, procedure: com.example.add, args: [2, 3], expect: { args: [5] } }
  - { do: subscribe, topic: com.example.tick }
  - { do: publish, topic: com.example.tick, kwargs: { n: 1 }, session: backend }
  - { do: event, topic: com.example.tick, timeout: 5000, expect: { kwargs: { n: 1 } } }
  - { do: call, procedure: com.example.no, expect: { error: wamp.error.no_such_procedure } }
  - { do: sleep, time: 500 }`;

/** `junctor compose` */
export const compose: Verb = {
  examples: [
    [
      "junctor compose smoke-test.yaml",
      "do the steps of a script; exit with 4 if something else comes than it expects",
    ],
  ],
  notes: {
    text: "A script is a file such as:",
    yaml: SCRIPT,
  },
  define(command, give) {
    command.argument("<script>", "a file with steps, YAML or JSON");
    addConnectionFlags(command);
    command.action((file: string, flags: ConnectionFlags) => {
      give({ do: "compose", file, flags }, async (order) =>
        (await import("../compose/run-script.ts")).runScript(order),
      );
    });
  },
};
