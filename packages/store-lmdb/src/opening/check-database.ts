import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { StoreDamagedError } from "./store-damaged-error.ts";

/** How long a damaged database may keep a check busy, in milliseconds. */
const CHECK_TIMEOUT = 300_000;
/** The exit codes of a check that found damage, and of one that was not allowed to look. */
const [DAMAGED, FORBIDDEN] = [3, 4];

/**
 * Reads every record, and changes the database once, as CommonJS for a process of its own. That it cannot be written,
 * because the disk is full for one, is no damage; errors of the system have positive codes.
 */
const check = `
const { open } = require(process.argv[1]);
const path = process.argv[2];
let step = "read";
process.on("SIGXFSZ", () => {});
try {
  const db = open({ path, noSubdir: false, encoding: "binary", keyEncoding: "binary" });
  for (const { value } of db.getRange({})) value.at(-1);
  step = "write";
  const probe = Buffer.from([0xff]);
  db.transactionSync(() => { db.putSync(probe, probe); db.removeSync(probe); });
} catch (error) {
  const forbidden = [1, 13, 30].includes(error.code);
  process.stdout.write(String(error.message));
  process.exitCode = step === "write" && error.code > 0 ? 0 : forbidden ? ${FORBIDDEN} : ${DAMAGED};
}
`;

/**
 * Opens a database in a process of its own and reads all of it, for what is damaged may end the process that reads it.
 * @throws {StoreDamagedError} if it is.
 * @throws {Error} if this user may not read it.
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
  if (code === FORBIDDEN) throw new Error(`the event store in ${path} cannot be read: ${said.join("")}`);
  const reason = code === DAMAGED ? said.join("") : `reading it ends the process (${signal ?? `exit code ${code}`})`;
  throw new StoreDamagedError(path, reason);
}
