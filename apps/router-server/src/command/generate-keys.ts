import { writeFileSync } from "node:fs";
import { generateKeyPair } from "@junctor/auth/cryptosign";
import { systemRandom } from "@junctor/core/runtime";
import { UserError } from "./user-error.ts";

/**
 * `junctor keygen`: makes a pair of keys for cryptosign. The private one goes to a file that only its user may read,
 * if one is named; the public one is printed.
 * @throws {UserError} if the file exists or cannot be written.
 */
export function generateKeys(file: string | undefined): void {
  const { privateKey, publicKey } = generateKeyPair(systemRandom);
  if (file === undefined) {
    process.stdout.write(`private: ${privateKey}\npublic: ${publicKey}\n`);
    return;
  }
  try {
    writeFileSync(file, `${privateKey}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    throw new UserError(`junctor: cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.stdout.write(`${publicKey}\n`);
}
