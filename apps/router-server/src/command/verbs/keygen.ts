import type { Verb } from "../verb.ts";

/** `junctor keygen` */
export const keygen: Verb = {
  examples: [["junctor keygen ada.key", "the private key goes to ada.key, which only its user may read"]],
  define(command, give) {
    command
      .argument("[file]", "where the private key goes; it may not exist yet. Without it both are printed")
      .action((file: string | undefined) => {
        give({ do: "keygen", file }, async () => (await import("../generate-keys.ts")).generateKeys(file));
      });
  },
};
