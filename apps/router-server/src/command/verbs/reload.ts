import type { Verb } from "../verb.ts";
import { DEFAULT_FILE } from "./default-file.ts";

/** `junctor reload` */
export const reload: Verb = {
  examples: [["junctor reload junctor.yaml", "all of it is in force then, or nothing, and it says why"]],
  define(command, give) {
    command.argument("[file]", "the file that the router was started with", DEFAULT_FILE).action((file: string) => {
      give({ do: "reload", file }, async () => (await import("../reload-router.ts")).reloadRouter(file));
    });
  },
};
