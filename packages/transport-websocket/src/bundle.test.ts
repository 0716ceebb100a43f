import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("./index.ts", import.meta.url));

test("the root export bundles for browsers, with neither ws nor anything of Node in it", async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [root],
    bundle: true,
    platform: "browser",
    format: "esm",
    conditions: ["@junctor/source"],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  expect(inputs.some((path) => path.endsWith("src/web-socket.ts"))).toBe(true);
  expect(inputs.filter((path) => path.includes("/ws/") || path.includes("/node/"))).toEqual([]);
  expect(imports).toEqual([]);
  expect(outputFiles[0]?.text).not.toContain("node:");
});
