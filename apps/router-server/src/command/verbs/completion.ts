import type { Verb } from "../verb.ts";
import type { Shell } from "../completion/shells.ts";
import { SHELLS } from "../completion/shells.ts";
import { Argument } from "commander";

/** `junctor completion` */
export const completion: Verb = {
  examples: [
    ["source <(junctor completion bash)", "for this shell; in ~/.bashrc for all"],
    ["source <(junctor completion zsh)", "in ~/.zshrc, behind compinit"],
    ["junctor completion fish > ~/.config/fish/completions/junctor.fish", "for fish"],
  ],
  define(command, give) {
    command.addArgument(new Argument("<shell>", "the shell").choices(SHELLS)).action((shell: Shell) => {
      give({ do: "completion", shell }, async (order) =>
        (await import("../completion/print-completion.ts")).printCompletion(order.shell),
      );
    });
  },
};
