import { Option } from "commander";
import type { Command } from "commander";
import { SERIALIZERS } from "../connection/connection-flags.ts";
import type { MessageFlags } from "../message/message-bytes.ts";
import type { Give, Verb } from "../verb.ts";

const FORMS = ["hex", "base64", "raw"];

/** `junctor message` */
export const message: Verb = {
  examples: [
    [
      "junctor message encode '[48,1,{},\"com.example.add\",[2,3]]' -s cbor",
      "a CALL as a router gets it, in hexadecimal digits",
    ],
    ["junctor message decode 8518300101a0 --fields", "the names of what stands in it"],
    ["junctor message decode --input raw -s msgpack < message.bin", "octets from a file"],
  ],
  define(command, give) {
    const encode = command
      .command("encode")
      .description("write a message, given as a JSON list, as a serializer does")
      .argument("[json]", "the message; without it standard input is read")
      .addOption(new Option("--output <form>", "how octets are printed").choices(FORMS).default("hex"));
    const decode = command
      .command("decode")
      .description("read a message, and print it as a JSON list")
      .argument("[octets]", "the message; without it standard input is read")
      .addOption(new Option("--input <form>", "how octets are written").choices(FORMS).default("hex"))
      .option("--fields", "print an object with the names of the fields");
    defineAction(encode, give);
    defineAction(decode, give);
  },
};

function defineAction(command: Command, give: Give): void {
  const verb = command.name() as "encode" | "decode";
  const serializer = new Option("-s, --serializer <name>", "how messages are written").choices(SERIALIZERS);
  command.addOption(serializer.default("json")).action((text: string | undefined, flags: MessageFlags) => {
    give({ do: `message ${verb}`, text, flags }, async (order) => {
      if (verb === "encode") await (await import("../message/encode-message.ts")).encodeMessage(order);
      else await (await import("../message/decode-message.ts")).decodeMessage(order);
    });
  });
}
