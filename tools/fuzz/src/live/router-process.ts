import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { writeConfiguration } from "./write-configuration.ts";
import type { RouterUnderTest } from "./router-under-test.ts";

const PACKAGE = createRequire(import.meta.url).resolve("junctor/package.json");
const LISTENING = /WebSocket +ws:\/\/127\.0\.0\.1:(\d+)\/ws/;

/** Starts the command `junctor`, as it is built, in a process of its own. */
export async function startRouterProcess(): Promise<RouterUnderTest> {
  const bin = join(dirname(PACKAGE), "bin", "junctor.js");
  const file = await writeConfiguration();
  const env = { ...process.env, ...file.environment };
  const child = spawn(process.execPath, [bin, "start", "--config", file.path], {
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let complaints = "";
  child.stderr.on("data", (text) => void (complaints += text));
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const port = await Promise.race([listening(child), exit]);
  await file.remove();
  if (port === null || !isRunning(child)) throw new Error(`the router did not start: ${complaints}`);
  return {
    port,
    challenges: true,
    async stop() {
      const found = isRunning(child) ? [] : ["the router had ended"];
      child.kill("SIGTERM");
      const code = await exit;
      if (code !== 0) found.push(`the router exited with ${code}`);
      if (complaints !== "") found.push(`the router printed errors: ${complaints}`);
      return found;
    },
  };
}

function listening(child: ChildProcess): Promise<number> {
  let printed = "";
  return new Promise((resolve) => {
    child.stdout?.on("data", (text) => {
      printed = `${printed}${text}`.slice(-10_000);
      const match = LISTENING.exec(printed);
      if (match !== null) resolve(Number(match[1]));
    });
  });
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
