import { describe, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-problem.ts";
import { parseConfiguration } from "./read-configuration.ts";
import type { Configuration } from "./schema/configuration-schema.ts";

function parse(text: string, environment: Record<string, string> = {}, files: Record<string, string> = {}) {
  const readFile = (path: string): string => {
    const content = files[path];
    if (content === undefined) throw new Error("ENOENT");
    return content;
  };
  return parseConfiguration(text, { file: "junctor.yaml", environment, readFile });
}

/** Every problem, one to a line. */
function problemsOf(text: string, environment: Record<string, string> = {}): readonly string[] {
  try {
    return [`accepted: ${JSON.stringify(parse(text, environment))}`];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split("\n");
  }
}

describe("a configuration file", () => {
  test("needs no more than a realm", () => {
    const expected: Configuration = { realms: [{ name: "com.example.app" }] };
    expect(parse("realms:\n  - name: com.example.app\n")).toEqual(expected);
  });

  test("may be JSON", () => {
    expect(parse('{ "realms": [{ "name": "com.example.app" }] }').realms[0]?.name).toBe("com.example.app");
  });

  test("that is empty is told what is missing", () => {
    expect(problemsOf("")).toEqual(["junctor.yaml:1:1: the key realms is missing (What sessions can join)"]);
  });

  test("is told everything that is wrong with it at once, in the order of the lines", () => {
    const text = `listeners:
  - prot: 8080
    host: ""
  - port: "eighty"
    transports: [websockets]
realms:
  - name: com example
    urirule: strict
limits:
  maxCalls: -1
`;
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:2:5: listeners[0].prot: there is no such key; did you mean port?",
      'junctor.yaml:3:11: listeners[0].host: expected a text that is not empty (The address to listen on; `0.0.0.0` for all), found ""',
      'junctor.yaml:4:11: listeners[1].port: expected a whole number (The TCP port; `0` takes any free one), found "eighty"',
      'junctor.yaml:5:18: listeners[1].transports[0]: expected one of websocket, rawsocket, found "websockets"',
      "junctor.yaml:8:5: realms[0].urirule: there is no such key; did you mean uriRule?",
      "junctor.yaml:10:13: limits.maxCalls: expected a number >= 0 (Calls of one session in flight), found -1",
    ]);
  });

  test("that is no YAML is told where it breaks off", () => {
    expect(problemsOf("realms:\n  - name: [com\n")[0]).toMatch(/^junctor\.yaml:3:1: .*flow/i);
    expect(problemsOf("realms: []\nrealms: []\n")[0]).toBe("junctor.yaml:2:1: Map keys must be unique");
  });

  test("with aliases upon aliases is refused before it grows", () => {
    const lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let n = 1; n < 9; n++)
      lines.push(
        `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(", ")}]`,
      );
    expect(problemsOf(lines.join("\n"))[0]).toContain("Excessive alias count");
  });

  test("is checked for names that stand twice and keys that exclude one another", () => {
    const text = `listeners: [{ port: 80 }, { port: 80 }, { path: /run/junctor.sock, port: 1 }, { mode: "0660" }]
realms: [{ name: a.b }, { name: a.b }, { name: "a b" }]
`;
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:1:27: listeners[1]: another listener has 127.0.0.1:80 already",
      "junctor.yaml:1:49: listeners[2].path: a listener has either path or host and port",
      "junctor.yaml:1:87: listeners[3].mode: only a listener with a path has a mode",
      "junctor.yaml:2:33: realms[1].name: there is another realm a.b",
      "junctor.yaml:2:48: realms[2].name: a realm is a URI: words joined by dots, without spaces or #",
    ]);
  });

  test("is checked for roles and permissions that stand twice or match nothing", () => {
    const text = `realms:
  - name: com.example
    roles:
      - name: user
        permissions:
          - { uri: com.example., match: prefix, allow: [call, subscribe] }
          - { uri: com.example., match: prefix, allow: [publish] }
          - { uri: com..example, allow: [call] }
      - name: user
`;
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:7:20: realms[0].roles[0].permissions[1].uri: another permission of this role is about the prefix pattern too",
      "junctor.yaml:8:20: realms[0].roles[0].permissions[2].uri: this is no valid exact pattern",
      "junctor.yaml:9:15: realms[0].roles[1].name: there is another role user",
    ]);
  });

  test("is told which files cannot be read", () => {
    const text = "listeners: [{ tls: { certificate: cert.pem, key: key.pem } }]\nrealms: [{ name: a }]\n";
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:1:35: listeners[0].tls.certificate: the file cert.pem cannot be read",
      "junctor.yaml:1:50: listeners[0].tls.key: the file key.pem cannot be read",
    ]);
  });
});

describe("users", () => {
  const realm = (lines: string): string => `realms:
  - name: com.example
    roles: [{ name: user }, { name: admin }]
    authentication: [{ method: ticket }, { method: anonymous, role: admin }]
${lines}`;

  test("may have tickets from elsewhere, and hashes", () => {
    const hash = `pbkdf2-sha256$1000$${"A".repeat(22)}==$${"A".repeat(43)}=`;
    const text = realm(`    users:
      - { authid: joe, role: user, ticket: "\${JOE}" }
      - { authid: amy, role: admin, ticketHash: "${hash}" }
`);
    expect(parse(text, { JOE: "secret" }).realms[0]?.users).toEqual([
      { authid: "joe", role: "user", ticket: "secret" },
      { authid: "amy", role: "admin", ticketHash: hash },
    ]);
  });

  test("may stand in a file of their own", () => {
    const text = realm(`    users: [{ authid: joe, role: user }]
    usersFile: users.yaml
`);
    const file = "- authid: amy\n  role: admin\n  publicKeys: [" + "ab".repeat(32) + "]\n";
    const [read] = parse(text, {}, { "users.yaml": file }).realms;
    expect(read?.users?.map(({ authid }) => authid)).toEqual(["joe", "amy"]);
  });

  test("and methods are checked for roles, names that stand twice, and secrets in the open", () => {
    const text = `realms:
  - name: com.example
    roles: [{ name: user }]
    authentication: [{ method: ticket }, { method: anonymous }, { method: ticket }]
    users:
      - { authid: joe, role: usr, ticket: secret }
      - { authid: joe, role: user, ticketHash: secret, wampcra: { secret: secret } }
    usersFile: users.yaml
`;
    const users = "- authid: joe\n  role: boss\n- {authid: amy, role: user, tickt: x}\n";
    const collect = (files: Record<string, string>) => {
      try {
        return [JSON.stringify(parse(text, {}, files))];
      } catch (error) {
        return (error as Error).message.split("\n");
      }
    };
    const places = (lines: readonly string[]) => lines.map((line) => line.split(": ").slice(0, 2).join(": "));
    expect(collect({ "users.yaml": users.replace("tickt: x", "") }).at(-1)).toBe(
      "users.yaml:2:9: [0].role: there is no role boss; the roles are user",
    );
    expect(places(collect({ "users.yaml": users }))).toEqual([
      "junctor.yaml:4:42: realms[0].authentication[1]",
      "junctor.yaml:4:75: realms[0].authentication[2].method",
      "junctor.yaml:6:30: realms[0].users[0].role",
      "junctor.yaml:6:43: realms[0].users[0].ticket",
      "junctor.yaml:7:19: realms[0].users[1].authid",
      "junctor.yaml:7:48: realms[0].users[1].ticketHash",
      "junctor.yaml:7:75: realms[0].users[1].wampcra.secret",
      "users.yaml:3:29: [1].tickt",
    ]);
    expect(collect({}).at(-1)).toBe("junctor.yaml:8:16: realms[0].usersFile: the file users.yaml cannot be read");
    expect(collect({ "users.yaml": users }).join("\n")).not.toContain('"secret"');
  });

  test("are told what is wrong with templates and authorizers", () => {
    const text = `listeners: [{ page: demo }]
realms:
  - { name: com.example.*, store: { path: here }, template: {} }
  - { name: com.example, template: { maxRealms: 3 } }
  - { name: com.tenant-*, authorize: not a uri }
  - { name: com.*, template: {}, roles: [{ name: user, authorize: wamp.session.count }] }
  - name: com.other.*
    template: {}
    roles:
      - name: user
        permissions: [{ uri: a, ask: true }, { uri: b, cache: true }]
`;
    const authorizer = "expected the URI of a procedure of the realm, not under wamp";
    expect(problemsOf(text.replace("  - { name: com.tenant-*, authorize: not a uri }\n", ""))[0]).toBe(
      "junctor.yaml:1:21: listeners[0].page: the demo needs a realm that is no template",
    );
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:3:35: realms[0].store: realms of a template keep their events in memory",
      "junctor.yaml:4:13: realms[1].name: the name of a template needs *, at most once between two dots",
      "junctor.yaml:5:13: realms[2].name: a name with * is that of a template: add the key `template`",
      `junctor.yaml:5:38: realms[2].authorize: ${authorizer}`,
      `junctor.yaml:6:67: realms[3].roles[0].authorize: ${authorizer}`,
      "junctor.yaml:11:38: realms[4].roles[0].permissions[0].ask: there is no authorizer to ask",
      "junctor.yaml:11:63: realms[4].roles[0].permissions[1].cache: only a permission with ask: true has cache",
    ]);
  });

  test("are told what is wrong with a trustroot", () => {
    const address = `0x${"ab".repeat(20)}`;
    const rest = `verifyingContract: "${address}", realm: "${address}", chainId: 1, currentBlock: 1, role: user`;
    const text = `realms:
  - name: com.example
    roles: [{ name: user }]
    authentication:
      - method: cryptosign
        trustroots:
          - { address: "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ${rest} }
          - { address: "${address}", authorities: "[", ${rest} }
          - { address: "${address}", authorities: "[1]", ${rest.replace("user", "users")} }
`;
    const at = "realms[0].authentication[0].trustroots";
    expect(problemsOf(text)).toEqual([
      `junctor.yaml:7:13: ${at}[0]: address of a trustroot must be an Ethereum address`,
      expect.stringMatching(/^junctor\.yaml:8:.*authorities: expected `file:NAME` of a JSON list$/),
      `junctor.yaml:9:13: ${at}[2]: authorities[0] must be a certificate and its signature`,
      expect.stringMatching(/^junctor\.yaml:9:.*role: there is no role users; did you mean user\?$/),
    ]);
  });

  test("are told which method is none, and which key none of its method", () => {
    const text = `realms:
  - name: com.example
    authentication: [{ method: tickets }, { method: ticket, rol: user }, { role: user }]
`;
    expect(problemsOf(text)).toEqual([
      'junctor.yaml:3:22: realms[0].authentication[0]: method: expected one of anonymous, ticket, wampcra, wamp-scram, cryptosign, jwt, tls, cookie, found "tickets"',
      "junctor.yaml:3:61: realms[0].authentication[1].rol: there is no such key; the keys here are method, openly, procedure, realm",
      "junctor.yaml:3:74: realms[0].authentication[2]: the key method is missing",
    ]);
  });
});

describe("values from elsewhere", () => {
  test("come from the environment, whole or in part, and from files", () => {
    const text = "realms: [{ name: 'com.${TENANT}.app' }, { name: 'file:realm' }]\nlisteners: [{ port: '${PORT}' }]";
    const read = parse(text, { TENANT: "acme", PORT: "9000" }, { realm: "from.a.file\n" });
    expect(read.realms.map(({ name }) => name)).toEqual(["com.acme.app", "from.a.file"]);
    expect(read.listeners).toEqual([{ port: 9000 }]);
  });

  test("are not looked into again, and $${ is a plain ${", () => {
    const text = "realms: [{ name: '${NAME}' }, { name: 'b$${NAME}' }]";
    expect(parse(text, { NAME: "a${OTHER}" }).realms.map(({ name }) => name)).toEqual(["a${OTHER}", "b${NAME}"]);
  });

  test("that are missing are named with the place that asks for them", () => {
    const text = "realms:\n  - name: ${NAME}\n  - name: file:/nowhere\n";
    expect(problemsOf(text)).toEqual([
      "junctor.yaml:2:11: realms[0].name: the environment has no variable NAME",
      "junctor.yaml:3:11: realms[1].name: the file /nowhere cannot be read",
    ]);
  });

  test("are never shown", () => {
    const text = "realms: [{ name: a, uriRule: '${SECRET}' }]\nlisteners: [{ port: '${SECRET}' }]";
    const problems = problemsOf(text, { SECRET: "canary" });
    expect(problems).toHaveLength(2);
    expect(problems.join("\n")).not.toContain("canary");
  });
});
