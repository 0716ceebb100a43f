import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Metafile } from "esbuild";
import { describe, expect, test } from "vitest";

/** Octets, minified and compressed, that a page pays for a client that connects, calls and subscribes. */
const budgets = {
  /** One that comes back when its connection is lost. */
  connect: 19_000,
  /** One session. */
  openSession: 16_000,
} as const;

/** What such a page holds. */
function page(join: keyof typeof budgets): string {
  return `
    import { ${join} } from "@junctor/client";
    import { webSocket } from "@junctor/transport-websocket";
    const session = await ${join}({ transport: webSocket("wss://example.com/ws"), realm: "realm1" });
    console.log(await session.call("com.example.add", [2, 3]));
    await session.subscribe("com.example.tick", (event) => console.log(event.args));
  `;
}

/** A bundle for browsers, of an entry of this package or of a page. */
async function bundle(entry: string, minify = false) {
  const { metafile, outputFiles } = await build({
    ...(entry.startsWith("./")
      ? { entryPoints: [new URL(entry, import.meta.url).pathname] }
      : { stdin: { contents: entry, resolveDir: new URL(".", import.meta.url).pathname } }),
    bundle: true,
    minify,
    platform: "browser",
    target: "es2022",
    format: "esm",
    conditions: ["@junctor/source"],
    metafile: true,
    write: false,
  });
  const [{ text, contents } = { text: "", contents: new Uint8Array() }] = outputFiles;
  expect(text).not.toContain("node:");
  expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  return { metafile, contents };
}

/** The sources and libraries that an entry of this package brings into a bundle. */
async function inputsOf(entry: string): Promise<readonly string[]> {
  return Object.keys((await bundle(entry)).metafile.inputs);
}

/** Octets of every module in the minified bundle, the largest first. */
function breakdown({ outputs }: Metafile): string {
  const modules = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const sizes = modules.map(([path, { bytesInOutput }]) => [bytesInOutput, path.replace("../", "")] as const);
  const lines = sizes.filter(([size]) => size > 0).sort(([a], [b]) => b - a);
  return lines.map(([size, path]) => `${String(size).padStart(6)} ${path}`).join("\n");
}

describe("a bundle for browsers", () => {
  test("holds no libraries, encryption, contracts or other serializers than JSON with the root export", async () => {
    const inputs = await inputsOf("./index.ts");
    expect(inputs.some((path) => path.endsWith("session/join.ts"))).toBe(true);
    expect(inputs.filter((path) => /node_modules|e2ee|contract|cbor|msgpack/.test(path))).toEqual([]);
  });

  test("is possible with encryption as well", async () => {
    const inputs = await inputsOf("./e2ee/index.ts");
    expect(inputs.some((path) => path.endsWith("e2ee/keyring.ts"))).toBe(true);
    expect(inputs.some((path) => path.includes("@noble"))).toBe(true);
  });

  test("is possible with contracts as well, without libraries", async () => {
    const inputs = await inputsOf("./contract/index.ts");
    expect(inputs.some((path) => path.endsWith("contract/contract.ts"))).toBe(true);
    expect(inputs.filter((path) => /node_modules|session\//.test(path))).toEqual([]);
  });

  test.each(["connect", "openSession"] as const)(
    "stays within its budget with %s, a call and a subscription",
    async (join) => {
      const { metafile, contents } = await bundle(page(join), true);
      const size = gzipSync(contents, { level: 9 }).length;
      const sum = `${join}: ${contents.length} octets minified, ${size} compressed, budget ${budgets[join]}`;
      console.info(`${breakdown(metafile)}\n${sum}`);
      expect(size).toBeLessThanOrEqual(budgets[join]);
    },
  );

  test("holds nothing of payload passthru mode unless a codec is made", async () => {
    const { metafile } = await bundle(page("connect"), true);
    const held = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const shipped = held.filter(([path, { bytesInOutput }]) => path.includes("/passthru/") && bytesInOutput > 0);
    expect(shipped.map(([path]) => path.slice(path.lastIndexOf("/") + 1))).toEqual(["apply-passthru.ts"]);
  });
});
