import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

interface Bundle {
  /** Files that something was taken from. */
  readonly inputs: readonly string[];
  /** What is left to be found when it runs. */
  readonly imports: readonly string[];
  readonly text: string;
}

/** A bundle for browsers that takes `imported` from the entry. */
async function bundle(entry: string, imported: string): Promise<Bundle> {
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${imported} } from "${entry}";`, resolveDir },
    bundle: true,
    platform: "browser",
    format: "esm",
    conditions: ["@junctor/source"],
    metafile: true,
    write: false,
  });
  const outputs = Object.values(metafile.outputs);
  const used = outputs.flatMap(({ inputs }) => Object.entries(inputs).filter(([, each]) => each.bytesInOutput > 0));
  return {
    inputs: used.map(([path]) => path),
    imports: outputs.flatMap((output) => output.imports.map(({ path }) => path)),
    text: outputFiles[0]?.text ?? "",
  };
}

const entries = [
  ["./index.ts", "anonymous, acceptAnonymous"],
  ["./ticket/index.ts", "ticket, acceptTicket"],
  ["./wampcra/index.ts", "wampcra, acceptWampcra"],
  ["./scram/index.ts", "scram, acceptScram"],
  ["./cryptosign/index.ts", "cryptosign, acceptCryptosign"],
  ["./trustroot/index.ts", "certifiedUsers, signCertificate"],
  ["./jwt/index.ts", "jwt, acceptJwt"],
  ["./tls/index.ts", "tls, acceptTls"],
  ["./dynamic/index.ts", "dynamicTicket, dynamicScram"],
] as const;

describe("in browsers", () => {
  test.each(entries)("%s bundles without anything of Node", async (entry, imported) => {
    const { inputs, imports, text } = await bundle(entry, imported);
    expect(inputs.length).toBeGreaterThan(1);
    expect(imports).toEqual([]);
    expect(text).not.toContain("node:");
  });

  test.each(["ticket", "jwt"])("a client that presents a %s ships no cryptography", async (method) => {
    const { inputs, text } = await bundle(`./${method}/index.ts`, method);
    expect(inputs.some((path) => path.endsWith(`${method}/${method}.ts`))).toBe(true);
    expect(inputs.filter((path) => /@noble|jose/.test(path))).toEqual([]);
    expect(text.length).toBeLessThan(1_000);
  });

  test("a client of cryptosign ships neither Ethereum's curve nor its hash", async () => {
    const { inputs } = await bundle("./cryptosign/index.ts", "cryptosign");
    expect(inputs.some((path) => path.includes("@noble/curves/ed25519"))).toBe(true);
    expect(inputs.filter((path) => /secp256k1|sha3/.test(path))).toEqual([]);
  });

  test("a client of WAMP-CRA ships no curves", async () => {
    const { inputs } = await bundle("./wampcra/index.ts", "wampcra");
    expect(inputs.some((path) => path.includes("@noble/hashes/sha2"))).toBe(true);
    expect(inputs.filter((path) => /curves|argon2/.test(path))).toEqual([]);
  });
});
