import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A configuration file in a folder of its own. */
export interface ConfigurationFile {
  readonly path: string;
  /** The variables it asks for. */
  readonly environment: { readonly [name: string]: string };
  remove(): Promise<void>;
}

/** One realm for everybody, and one that asks for a ticket; wrong answers are not held back. */
const CONFIGURATION = {
  listeners: [{ port: 0, status: ["health", "metrics"] }],
  realms: [
    { name: "realm1" },
    {
      name: "realm2",
      authentication: [{ method: "ticket" }],
      users: [{ authid: "fuzz", role: "user", ticket: "${FUZZ_TICKET}" }],
    },
  ],
  limits: { maxFailedLoginsPerUser: 1_000_000_000 },
};

/** Writes the configuration of a router that is fuzzed. */
export async function writeConfiguration(): Promise<ConfigurationFile> {
  const folder = await mkdtemp(join(tmpdir(), "junctor-fuzz-"));
  const path = join(folder, "junctor.json");
  await writeFile(path, JSON.stringify(CONFIGURATION));
  return { path, environment: { FUZZ_TICKET: "fuzz-ticket" }, remove: () => rm(folder, { recursive: true }) };
}
