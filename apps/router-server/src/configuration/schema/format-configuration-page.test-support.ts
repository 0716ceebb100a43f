/** The parts of a JSON Schema that the page shows. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
}

const INTRODUCTION = `# Configuration

One file, YAML or JSON, says what a router is: \`junctor init\` writes one to start from, \`junctor check\` tells
everything that is wrong with one, and \`junctor start --config junctor.yaml\` runs it. Editors complete and check it by
the JSON Schema in the package: the first line that \`junctor init\` writes says where it is.

A text may contain \`\${NAME}\`, which is replaced by that variable of the environment (\`$\${\` stands for \`\${\`), and a
text \`file:NAME\` is replaced by what that file holds; both are never shown in messages. Files are looked for beside
the configuration file. Times are in milliseconds, lengths in octets.

This page is made from the schema.

## Changing it while the router runs

\`junctor reload\` lets the router read the file again; it finds the router by the socket that \`admin\` names, which only
the user that runs the router can open. SIGHUP does the same, without telling whether it worked. All of the file is in force
then, or nothing, and every reason is told. What changes so:

- **Realms** and templates that are new can be joined. In those that are gone sessions get GOODBYE
  \`wamp.close.close_realm\`, those with calls in flight when these have ended or \`shutdown.grace\` is over. Of realms that
  stay it is \`authentication\`, \`users\`, \`roles\`, \`authorize\` and \`template\`: sessions that could not join any more are
  told to go, subscriptions and registrations that are not allowed any more are revoked. All else of a realm takes a new
  start, or another name.
- **Listeners** that are new are opened; those that are gone take no more connections, and those they have stay. A listener
  is the same if its place is: then all but \`mode\` and whether there is \`tls\` changes, certificates among it. One that
  would overlap with another that goes takes a new start.
- \`connections\` and \`shutdown\`.

Everything else takes a new start: \`limits\`, \`logging\`, \`admin\`, and where the demo is.
`;

/** The page that documents every key: a table for each section, in the order of the schema. */
export function formatConfigurationPage(schema: Schema): string {
  return `${INTRODUCTION}\n${formatSection("", schema).join("\n")}`;
}

function formatSection(path: string, schema: Schema): readonly string[] {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required);
  return [
    path === "" ? "## The file\n" : `## \`${path}\`\n`,
    `${schema.description ?? ""}\n`,
    "| key | values | default | |",
    "| --- | --- | --- | --- |",
    ...properties.map(([key, each]) => formatRow(key, each, required.has(key))),
    "",
    ...properties.flatMap(([key, each]) => formatInner(path === "" ? key : `${path}.${key}`, each)),
  ];
}

function formatRow(key: string, schema: Schema, required: boolean): string {
  const standard = schema.default === undefined ? "" : `\`${JSON.stringify(schema.default)}\``;
  return `| \`${key}\` | ${formatType(schema)} | ${required ? "required" : standard} | ${schema.description ?? ""} |`;
}

function formatType(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((word) => `\`${String(word)}\``).join(", ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.oneOf !== undefined) return "section";
  const names: Record<string, string> = {
    integer: "number",
    string: "text",
    object: "section",
    boolean: "`true`, `false`",
  };
  if (schema.type === "array") return `list of ${formatType(schema.items ?? {})}`;
  return names[schema.type ?? ""] ?? schema.type ?? "";
}

/** Sections within, those of lists too, one for each variant of what has several. */
function formatInner(path: string, schema: Schema): readonly string[] {
  if (schema.type === "array") return formatInner(`${path}[]`, schema.items ?? {});
  if (schema.oneOf !== undefined) return schema.oneOf.flatMap((variant) => formatSection(path, variant));
  return schema.properties === undefined ? [] : formatSection(path, schema);
}
