import type { Verb } from "../verb.ts";

/** `junctor complete`, which shells ask what may come next. */
export const complete: Verb = {
  examples: [["junctor complete -- call --re", "what the scripts of `junctor completion` ask"]],
  define(command, give) {
    command.argument("[words...]", "what has been typed; the last one is not finished").action((words: string[]) => {
      give({ do: "complete", words }, async (order) =>
        (await import("../completion/complete-words.ts")).completeWords(order.words),
      );
    });
  },
};
