import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { calls, echo, fanOut } from "./workloads.ts";
import type { Workload } from "./workloads.ts";

/** One server under one workload. */
export interface Contestant {
  readonly name: string;
  readonly unit: string;
  readonly workload: Workload;
  /** The command line that listens on `port` of 127.0.0.1. */
  readonly command: (port: number) => readonly string[];
}

const echoServers = fileURLToPath(new URL("echo-servers.js", import.meta.url));
const junctor = fileURLToPath(new URL("../../../apps/router-server/bin/junctor.js", import.meta.url));

/** Everything that is measured, in the order of the table. */
export const contestants: readonly Contestant[] = [
  { name: "W1 routed calls", unit: "calls", workload: calls, command: startJunctor },
  { name: "W4 fan-out to 100", unit: "events", workload: fanOut, command: startJunctor },
  {
    name: "floor: joined-write echo",
    unit: "echoes",
    workload: echo,
    command: (port) => [echoServers, "joined", `${port}`],
  },
  { name: "floor: ws.send echo", unit: "echoes", workload: echo, command: (port) => [echoServers, "plain", `${port}`] },
];

function startJunctor(port: number): readonly string[] {
  return [junctor, "start", "--port", `${port}`];
}

/** Starts a contestant's process and resolves once it says that it listens. */
export async function startContestant(contestant: Contestant, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, contestant.command(port), { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (/listening|is running/i.test(line)) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error(`${contestant.name} ended without listening`);
}
