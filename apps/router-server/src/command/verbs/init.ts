import type { Verb } from "../verb.ts";
import { DEFAULT_FILE } from "./default-file.ts";

/** `junctor init` */
export const init: Verb = {
  examples: [["junctor init && junctor start --config junctor.yaml", "write a file, and run it"]],
  define(command, give) {
    command.argument("[file]", "the file, which may not exist yet", DEFAULT_FILE).action((file: string) => {
      give({ do: "init", file }, async () => (await import("../init-file.ts")).initFile(file));
    });
  },
};
