import { writeFileSync } from "node:fs";
import { UserError } from "./user-error.ts";

/** A file to start from: small, and each line says why it is there. */
const TEMPLATE = `# yaml-language-server: $schema=./node_modules/junctor/configuration.schema.json
# A Junctor router. Check it with \`junctor check\`, run it with \`junctor start --config junctor.yaml\`.
listeners:
  - port: 8080 # WebSocket at /ws, RawSocket on the same port
    host: 127.0.0.1 # 0.0.0.0 for other machines, with TLS and roles
    page: demo # a page to try it; leave it out on the internet
    # tls: { certificate: cert.pem, key: key.pem }
    # origins: [https://app.example.com] # pages of other sites that may connect

realms:
  - name: com.example.app

# admin: { path: junctor.sock } # a Unix socket by which \`junctor reload\` reaches it

logging:
  level: info
`;

/**
 * \`junctor init\`: writes a configuration file to start from.
 * @throws {UserError} if the file exists, or cannot be written.
 */
export function initFile(file: string): void {
  try {
    writeFileSync(file, TEMPLATE, { flag: "wx" });
  } catch (error) {
    throw new UserError(`junctor: ${explain(file, error)}`);
  }
  process.stdout.write(`Wrote ${file}. Run it with: junctor start --config ${file}\n`);
}

function explain(file: string, error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EEXIST")
    return `${file} exists, and stays as it is.`;
  return `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`;
}
