import { build } from "esbuild";
import { expect, test } from "vitest";

/** The sources and libraries that an entry of this package brings into a browser bundle. */
async function inputsOf(entry: string): Promise<readonly string[]> {
  const { metafile, outputFiles } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    platform: "browser",
    format: "esm",
    conditions: ["@junctor/source"],
    metafile: true,
    write: false,
  });
  expect(outputFiles[0]?.text).not.toContain("node:");
  expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  return Object.keys(metafile.inputs);
}

test("the root export bundles for browsers without libraries, encryption, contracts or other serializers than JSON", async () => {
  const inputs = await inputsOf("./index.ts");
  expect(inputs.some((path) => path.endsWith("session/join.ts"))).toBe(true);
  expect(inputs.filter((path) => /node_modules|e2ee|contract|cbor|msgpack/.test(path))).toEqual([]);
});

test("encryption bundles for browsers as well", async () => {
  const inputs = await inputsOf("./e2ee/index.ts");
  expect(inputs.some((path) => path.endsWith("e2ee/keyring.ts"))).toBe(true);
  expect(inputs.some((path) => path.includes("@noble"))).toBe(true);
});

test("contracts bundle for browsers as well, without libraries", async () => {
  const inputs = await inputsOf("./contract/index.ts");
  expect(inputs.some((path) => path.endsWith("contract/contract.ts"))).toBe(true);
  expect(inputs.filter((path) => /node_modules|session\//.test(path))).toEqual([]);
});
