import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SerializerName } from "@junctor/core";
import { build } from "esbuild";
import { seedCorpus } from "./seed-corpus.ts";

/** What the fuzzer said. */
export interface CodecFuzzing {
  /** How many executions there were, and what they covered. */
  readonly lastLine: string;
  /** All that it printed, if it found something. */
  readonly crash: string | undefined;
}

/** Where bundles and corpora are; a corpus grows from run to run. */
const FOLDER = fileURLToPath(new URL("../../dist/codec-fuzzing", import.meta.url));
const JSFUZZ = createRequire(import.meta.url).resolve("jsfuzz/build/src/index.js");
/** Seconds one input may take. */
const TIMEOUT = 10;

/** Runs jsfuzz, which looks for octets that make the decoder of a serializer reach new code, for some seconds. */
export async function fuzzCodec(name: SerializerName, seconds: number): Promise<CodecFuzzing> {
  const corpus = await makeCorpus(name);
  await bundleTarget(name);
  // The fuzzer resolves the target against the working directory.
  const args = [JSFUZZ, `${name}.cjs`, corpus, `--timeout=${TIMEOUT}`, "--versifier=false"];
  const child = spawn(process.execPath, args, { cwd: FOLDER, detached: true });
  let printed = "";
  child.stdout.on("data", (text) => void (printed += text));
  child.stderr.on("data", (text) => void (printed += text));
  // Its process group: the fuzzer and the worker that it has started.
  const timer = setTimeout(() => process.kill(-(child.pid as number), "SIGINT"), seconds * 1_000);
  await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  const lines = printed.trimEnd().split("\n");
  const lastLine = lines.filter((line) => line.startsWith("#")).at(-1) ?? "no execution";
  const isFine = child.exitCode === 0 && lastLine !== "no execution";
  return { lastLine, crash: isFine ? undefined : lines.filter((line) => !line.startsWith("#")).join("\n") };
}

async function makeCorpus(name: SerializerName): Promise<string> {
  const folder = join(FOLDER, `corpus-${name}`);
  await mkdir(folder, { recursive: true });
  await Promise.all(seedCorpus(name).map((octets, index) => writeFile(join(folder, `seed-${index}`), octets)));
  return folder;
}

/** The fuzzer instruments what is required, and a bundle is required as one. */
async function bundleTarget(name: SerializerName): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL(`./targets/${name}.js`, import.meta.url))],
    outfile: join(FOLDER, `${name}.cjs`),
    bundle: true,
    platform: "node",
    format: "cjs",
    // Newer syntax than the fuzzer's instrumenter reads.
    target: "es2020",
    logLevel: "error",
  });
}
