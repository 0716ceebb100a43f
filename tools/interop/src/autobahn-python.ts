import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Login, LoginOutcome } from "./login.ts";

const run = promisify(execFile);
/** The interpreter that Debian's packages are for, whatever else is in the PATH. */
const PYTHON = "/usr/bin/python3";
const SCRIPT = fileURLToPath(new URL("log-in.py", import.meta.url));

/** Why autobahn-python cannot take part here; undefined if it can. */
export function autobahnPythonMissing(): string | undefined {
  const { status, error, stderr } = spawnSync(PYTHON, ["-c", "import autobahn.asyncio, nacl"], { encoding: "utf8" });
  if (status === 0) return undefined;
  return `${PYTHON} has no autobahn and nacl: ${error?.message ?? stderr.trim().split("\n").at(-1) ?? ""}`;
}

/** Logs autobahn-python in, in one serializer. */
export function autobahnPython(serializer: "json" | "msgpack" | "cbor"): Login {
  return {
    name: `autobahn-python (${serializer})`,
    async logIn({ url, realm }, credentials) {
      const { stdout } = await run(PYTHON, [SCRIPT, JSON.stringify({ url, realm, serializer, ...credentials })]);
      return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as LoginOutcome;
    },
  };
}
