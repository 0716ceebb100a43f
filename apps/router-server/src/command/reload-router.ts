import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { requestReload } from "../admin/request-reload.ts";
import { SourceDocument } from "../configuration/source-document.ts";
import { ExitCode } from "./exit-code.ts";
import { UserError } from "./user-error.ts";

/**
 * `junctor reload`: lets the router that runs as a file says read it again, and waits for the answer. Only where the
 * router is to be found is read here: what else the file says may rest on secrets that only the router has.
 * @throws {UserError} with one line for each thing that is wrong, or if the router cannot be asked.
 */
export async function reloadRouter(file: string): Promise<void> {
  const path = readAdminPath(file);
  const problems = await requestReload(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`junctor: no router listens on ${path}: ${reason}`, ExitCode.NO_CONNECTION);
  });
  if (problems.length === 0) {
    process.stdout.write(`${file} is in force.\n`);
    return;
  }
  throw new UserError(`${problems.join("\n")}\n${file} was not put into force; the router goes on as before.`);
}

function readAdminPath(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`junctor: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const document = new SourceDocument(file, text);
  const [problem] = document.problems;
  if (problem !== undefined) throw new UserError(`${file}:${problem.line}:${problem.column}: ${problem.text}`);
  const { admin } = Object(document.read()) as { readonly admin?: { readonly path?: unknown } };
  if (typeof admin?.path !== "string") {
    throw new UserError(
      `junctor: ${file} says not where the router is: add admin: { path: junctor.sock }, or send SIGHUP`,
    );
  }
  return resolve(dirname(file), admin.path);
}
