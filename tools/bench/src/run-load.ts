import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadReport } from "./round.ts";
import type { WorkContext } from "./work/work.ts";
import type { WorkName } from "./work/works.ts";

/** What the load process is to do. */
export interface LoadOrder {
  readonly work: WorkName;
  readonly context: WorkContext;
}

const program = fileURLToPath(new URL("load-process.js", import.meta.url));
const TIMEOUT_MS = 180_000;

/** Runs a load in a process of its own. @throws what it complained with when it fails. */
export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ["ignore", "pipe", "pipe"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
  try {
    return JSON.parse(await firstLine(child)) as LoadReport;
  } finally {
    clearTimeout(timer);
    await end(child);
  }
}

async function firstLine({ stdout, stderr }: ChildProcess): Promise<string> {
  let errors = "";
  stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  let line = "";
  for await (const text of stdout?.setEncoding("utf8") ?? []) {
    line += String(text);
    if (line.endsWith("\n")) return line;
  }
  throw new Error(/^\w*Error: (.*)$/m.exec(errors)?.[1] ?? (errors.trim() || "the load generator gave up"));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}
