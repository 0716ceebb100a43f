import { Option } from "commander";
import type { HashMethod } from "../hash-password.ts";
import type { Verb } from "../verb.ts";

const METHODS: readonly HashMethod[] = ["ticket", "wampcra", "wamp-scram"];

/** `junctor hash` */
export const hash: Verb = {
  examples: [["junctor hash --method wamp-scram < password.txt", "what stands for the password in junctor.yaml"]],
  define(command, give) {
    const method = new Option("-m, --method <method>", "what it lets join by").choices(METHODS).default("ticket");
    command.addOption(method).action((options: { method: HashMethod }) => {
      give({ do: "hash", method: options.method }, async (order) =>
        (await import("../hash-password.ts")).hashPassword(order.method),
      );
    });
  },
};
