import { addConnectionFlags } from "../connection/connection-flags.ts";
import type { ContractFlags } from "../contract/print-contract.ts";
import type { Verb } from "../verb.ts";

/** `junctor contract` */
export const contract: Verb = {
  examples: [
    ["junctor contract", "print a contract of all that realm realm1 declares"],
    ["junctor contract --name shop --out src/shop-contract.ts", "write it into a file, to import `shop` from there"],
  ],
  define(command, give) {
    command
      .option("--name <name>", "what the contract is called in the module")
      .option("--out <file>", "write the module there, over what is there; without it to standard output");
    addConnectionFlags(command);
    command.action((flags: ContractFlags) => {
      give({ do: "contract", flags }, async (order) =>
        (await import("../contract/print-contract.ts")).printContract(order.flags),
      );
    });
  },
};
