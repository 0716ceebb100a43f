import type { Verb } from "../verb.ts";
import { DEFAULT_FILE } from "./default-file.ts";

/** `junctor check` */
export const check: Verb = {
  examples: [["junctor check junctor.yaml", "one line for each mistake, with its place"]],
  define(command, give) {
    command.argument("[file]", "the file", DEFAULT_FILE).action((file: string) => {
      give({ do: "check", file }, async () => (await import("../check-file.ts")).checkFile(file));
    });
  },
};
