import { Option } from "commander";
import type { Command } from "commander";
import type { AuthFlags } from "../auth/auth-flags.ts";
import { parseCount } from "../payload/parse-count.ts";
import type { Give, Verb } from "../verb.ts";

const CHALLENGE = "the challenge as it came; - reads standard input";

/** `junctor auth` */
export const auth: Verb = {
  examples: [
    ['WAMP_SECRET=hush junctor auth sign "$CHALLENGE"', "answer a challenge of wampcra"],
    ['junctor auth sign "$CHALLENGE" --private-key file:ada.key', "answer a challenge of cryptosign"],
    ['junctor auth verify "$CHALLENGE" "$SIGNATURE" --public-key "$KEY"', "exit with 3 unless the signature is right"],
    ["junctor auth derive-key --secret - --salt salt123", "what a salted secret of wampcra becomes"],
    ["junctor auth public-key --private-key file:ada.key", "the public key of a private one"],
  ],
  define(command, give) {
    defineSign(command, give);
    defineVerify(command, give);
    defineDeriveKey(command, give);
    definePublicKey(command, give);
  },
};

function defineSign(parent: Command, give: Give): void {
  const command = parent.command("sign").description("sign a challenge, and print the signature");
  command.argument("<challenge>", CHALLENGE);
  addSecretFlag(command);
  addSaltFlags(command);
  addPrivateKeyFlag(command);
  command.option("--channel-id <hex>", "what a login by cryptosign is bound to");
  command.action((challenge: string, flags: AuthFlags) => {
    give({ do: "auth sign", challenge, flags }, async (order) =>
      (await import("../auth/sign-challenge.ts")).printSignature(order),
    );
  });
}

function defineVerify(parent: Command, give: Give): void {
  const command = parent.command("verify").description("check a signature, and exit with 3 if it is not right");
  command.argument("<challenge>", CHALLENGE).argument("<signature>", "the signature");
  addSecretFlag(command);
  addSaltFlags(command);
  command.option("--public-key <hex>", "the key of cryptosign that the signature should be by");
  command.option("--channel-id <hex>", "what a login by cryptosign is bound to");
  command.action((challenge: string, signature: string, flags: AuthFlags) => {
    give({ do: "auth verify", challenge, signature, flags }, async (order) =>
      (await import("../auth/verify-signature.ts")).verifySignature(order),
    );
  });
}

function defineDeriveKey(parent: Command, give: Give): void {
  const command = parent.command("derive-key").description("derive the key that a salted secret of wampcra becomes");
  addSecretFlag(command);
  addSaltFlags(command);
  command.action((flags: AuthFlags) => {
    give({ do: "auth derive-key", flags }, async (order) =>
      (await import("../auth/print-derived-key.ts")).printDerivedKey(order.flags),
    );
  });
}

function definePublicKey(parent: Command, give: Give): void {
  const command = parent.command("public-key").description("print the public key of a private key of cryptosign");
  addPrivateKeyFlag(command);
  command.action((flags: AuthFlags) => {
    give({ do: "auth public-key", flags }, async (order) =>
      (await import("../auth/print-public-key.ts")).printPublicKey(order.flags),
    );
  });
}

function addSecretFlag(command: Command): void {
  command.option("--secret <text>", "the secret of wampcra: file:NAME, - or the text (WAMP_SECRET)");
}

function addPrivateKeyFlag(command: Command): void {
  command.option("--private-key <hex>", "the key of cryptosign: file:NAME, - or the digits (WAMP_PRIVATE_KEY)");
}

function addSaltFlags(command: Command): void {
  command
    .option("--salt <text>", "the salt of the secret, if it is salted")
    .addOption(new Option("--iterations <number>", "what guessing costs").argParser(parseCount).default(1_000))
    .addOption(new Option("--keylen <number>", "octets of the derived key").argParser(parseCount).default(32));
}
