import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { StoreDamagedError } from "./store-damaged-error.ts";

/** How long a damaged database may keep a check busy, in milliseconds. */
const CHECK_TIMEOUT = 300_000;
/** The exit code of a check that LMDB refused to go on with. */
const REFUSED = 3;

/** Reads every record, and changes the database once, as CommonJS for a process of its own. */
const check = `
const { open } = require(process.argv[1]);
try {
  const db = open({ path: process.argv[2], noSubdir: false, encoding: "binary", keyEncoding: "binary" });
  for (const { value } of db.getRange({})) value.at(-1);
  const probe = Buffer.from([0xff]);
  db.transactionSync(() => { db.putSync(probe, probe); db.removeSync(probe); });
} catch (error) {
  process.stdout.write(String(error.message));
  process.exitCode = ${REFUSED};
}
`;

/**
 * Opens a database in a process of its own and reads all of it, for what is damaged may end the process that reads it.
 * @throws {StoreDamagedError} if it is.
 */
export async function checkDatabase(path: string): Promise<void> {
  const lmdb = createRequire(import.meta.url).resolve("lmdb");
  const child = spawn(process.execPath, ["--eval", check, lmdb, path], {
    stdio: ["ignore", "pipe", "ignore"],
    timeout: CHECK_TIMEOUT,
    killSignal: "SIGKILL",
  });
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on("error", reject).on("close", (...end) => resolve(end));
  });
  if (code === 0) return;
  const reason = code === REFUSED ? said.join("") : `reading it ends the process (${signal ?? `exit code ${code}`})`;
  throw new StoreDamagedError(path, reason);
}
