import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = (name: string): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const target = (name: string): string => fileURLToPath(new URL(`../dist/${name}.js`, import.meta.url));

/** Makes JavaScript of the programs that runtimes start; what they import they find as users do, in `node_modules`. */
export async function bundlePrograms(): Promise<{ readonly platform: string; readonly ws: string }> {
  const names = ["run-platform", "run-ws"] as const;
  await build({
    entryPoints: names.map(source),
    outdir: fileURLToPath(new URL("../dist", import.meta.url)),
    bundle: true,
    packages: "external",
    platform: "neutral",
    target: "es2022",
    format: "esm",
  });
  return { platform: target("run-platform"), ws: target("run-ws") };
}

/** The suite as one script, which sets the global function `runInBrowser`. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { runInBrowser } from "./run-page.ts"; globalThis.runInBrowser = runInBrowser;`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
