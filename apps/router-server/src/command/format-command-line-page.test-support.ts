import type { Command, Option } from "commander";
import { verbs } from "./verbs.ts";

const HEAD = `# The command line

\`npx junctor\` runs a router and talks to any router: it calls, publishes, subscribes and registers from a shell.
\`junctor --help\` lists the verbs, \`junctor call --help\` and so on say what each takes; this page is made from the same
source.

\`\`\`sh
npx junctor start                                    # a router at ws://127.0.0.1:8080/ws, realm realm1
npx junctor register com.example.now -- date +%s     # answers calls with what a command prints
npx junctor call com.example.now --value             # in another shell
\`\`\`

## What is printed

Results go to standard output, one JSON object to a line, so that \`jq\` and the like can read them; what goes on and what
went wrong goes to standard error, in one line, and \`--quiet\` keeps it to errors. Integers of more than 53 bits keep
every digit; bytes are written as WAMP's JSON does it, in Base64 behind U+0000. Sums and colours are shown on terminals
only.

| exit code | |
| --- | --- |
| 0 | done |
| 1 | an argument, a file or a variable is wrong |
| 2 | the router cannot be reached, or the connection was lost |
| 3 | the router does not let this user in |
| 4 | the router or the other peer refused a request |
| 124 | it took longer than \`--timeout\` |
| 130 | interrupted by Ctrl+C; a second time ends it at once (143 by SIGTERM) |

\`subscribe\`, \`register\` and \`join\` stay until Ctrl+C, \`--count\` or \`--time\`. When the router goes away they join again
as soon as it is back, with their subscriptions and registrations; \`--no-reconnect\` ends them instead. All else, and
who does not find a router at first, fails at once.

## Arguments

Words are read as what they look like: \`1\`, \`-2.5\`, \`true\`, \`null\`, \`[1,2]\` and \`{"a":1}\` as JSON, all else is text.
Quotes of its own make anything text: \`"'1'"\`. With \`--json\` every argument has to be JSON.

Durations are milliseconds or have a unit: \`500ms\`, \`1.5s\`, \`2m\`, \`1h\`.

## Where the router is, and who you are

Flags count first, then the environment (\`WAMP_URL\`, \`WAMP_REALM\`, ... or else \`WICK_URL\`, ...), then a profile: a section
of an INI file with the flags as keys. The file is the one that \`WAMP_PROFILE_FILE\` names, else
\`~/.junctor/profiles.ini\`, else \`~/.wick/config\`; \`--profile\` or \`WAMP_PROFILE\` names the section.

\`\`\`ini
[work]
url = wss://router.example.com/ws
realm = com.example.app
authid = ada
ticket = file:/home/ada/.ticket
\`\`\`

| url | |
| --- | --- |
| \`ws://host:8080/ws\`, \`wss://host/ws\` | WebSocket |
| \`rs://host:8080\`, \`rss://host:8080\` | RawSocket; \`tcp://\` and \`tls://\` are the same |
| \`/run/junctor.sock\`, \`unix:/run/junctor.sock\` | RawSocket over a Unix socket |
| \`ws+unix:/run/junctor.sock\` | WebSocket over a Unix socket |

The method to log in by is what the secret is for: \`cryptosign\` for a private key, \`ticket\` for a ticket, \`wampcra\` for a
secret, \`tls\` for a certificate, unless \`--authmethod\` says otherwise.

Others on the machine can see the command lines of all processes, so secrets do not belong there: each may stand in its
variable, be \`file:NAME\`, or \`-\`, which asks for it (or takes the first line of standard input). Secrets are never
printed, and commands that junctor runs do not get them.
`;

const SHARED = ["Connection:", "Payload:", "Repetition:"];

/** The page about the command line. */
export async function formatCommandLinePage(program: Command): Promise<string> {
  const sections = await Promise.all(program.commands.map(formatVerb));
  return `${blocks([HEAD, ...formatShared(program), ...sections])}\n`;
}

/** Flags that several verbs have, once. */
function formatShared(program: Command): readonly string[] {
  return SHARED.map((group) => {
    const holder = program.commands.find((command) =>
      optionsOf(command).some(({ helpGroupHeading }) => helpGroupHeading === group),
    );
    const options =
      holder === undefined ? [] : optionsOf(holder).filter(({ helpGroupHeading }) => helpGroupHeading === group);
    return `## ${group.slice(0, -1)} flags\n\n${formatOptions(options)}`;
  });
}

async function formatVerb(command: Command): Promise<string> {
  const verb = await verbs.find(({ name }) => name === command.name())?.load();
  const { commands } = command;
  const [forms, parent] = commands.length > 0 ? [commands, `junctor ${command.name()}`] : [[command], "junctor"];
  const examples = (verb?.examples ?? []).map(([line, what]) => `# ${what}\n${line}`).join("\n");
  return blocks([
    `## \`junctor ${command.name()}\``,
    sentence(command.description()),
    ...forms.map((form) => formatCommand(form, parent)),
    verb?.notes?.text ?? "",
    verb?.notes?.yaml === undefined ? "" : `\`\`\`yaml\n${verb.notes.yaml}\n\`\`\``,
    `\`\`\`sh\n${examples}\n\`\`\``,
  ]);
}

function formatCommand(command: Command, parent: string): string {
  const own = optionsOf(command).filter(({ helpGroupHeading }) => !SHARED.includes(helpGroupHeading ?? ""));
  const groups = new Set(optionsOf(command).map(({ helpGroupHeading }) => helpGroupHeading ?? ""));
  const shared = SHARED.filter((group) => groups.has(group)).map((group) => group.slice(0, -1).toLowerCase());
  return blocks([
    parent === "junctor" ? "" : sentence(command.description()),
    `\`\`\`\n${parent} ${command.name()} ${command.usage()}\n\`\`\``,
    formatArguments(command),
    formatOptions(own),
    shared.length === 0 ? "" : `And the ${shared.map((name) => `[${name} flags](#${name}-flags)`).join(", ")}.`,
  ]);
}

/** Parts of a page with an empty line between them; empty ones are left out. */
function blocks(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

function optionsOf(command: Command): readonly Option[] {
  return command.options.filter(({ hidden }) => !hidden);
}

function formatArguments({ registeredArguments }: Command): string {
  const rows = registeredArguments.map((argument) => row([`\`${argument.name()}\``, describe(argument)]));
  return rows.length === 0 ? "" : `| argument | |\n| --- | --- |\n${rows.join("\n")}`;
}

function formatOptions(options: readonly Option[]): string {
  const rows = options.map((option) => row([`\`${option.flags}\``, describe(option)]));
  return rows.length === 0 ? "" : `| flag | |\n| --- | --- |\n${rows.join("\n")}`;
}

interface Described {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
  readonly defaultValue?: string | number | undefined;
}

function describe({ description, argChoices, defaultValue }: Described): string {
  const choices = argChoices === undefined ? "" : `: ${argChoices.map((each) => `\`${each}\``).join(", ")}`;
  return `${description}${choices}${defaultValue === undefined ? "" : `; default \`${defaultValue}\``}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
