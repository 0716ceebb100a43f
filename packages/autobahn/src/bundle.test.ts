import { build } from "esbuild";
import { expect, test } from "vitest";

test("bundles for browsers with the platform's WebSocket and nothing of Node", async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [new URL("index.ts", import.meta.url).pathname],
    bundle: true,
    platform: "browser",
    format: "esm",
    conditions: ["@junctor/source"],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.some((path) => path.endsWith("transports/platform-transports.ts"))).toBe(true);
  expect(inputs.filter((path) => /node-transports|\/ws\/|rawsocket/.test(path))).toEqual([]);
  expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  expect(outputFiles[0]?.text).not.toContain("node:");
});

test("exports by default what it exports by name, as programs import it", async () => {
  const { default: autobahn, ...named } = await import("./index.ts");
  expect({ ...autobahn }).toEqual(named);
  expect(autobahn.version).toBe("26.3.1");
});
