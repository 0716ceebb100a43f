import { expect, test } from "vitest";
import { ConfigurationError } from "./configuration-problem.ts";
import { parseConfiguration } from "./read-configuration.ts";

const CANARY = "canary-4711";

/** A configuration with something of everything. */
const sample = {
  listeners: [
    {
      host: "127.0.0.1",
      port: 8080,
      tls: { certificate: "cert.pem", key: "key.pem", minVersion: "TLSv1.3" },
      transports: ["websocket"],
      paths: ["/ws"],
      serializers: ["json"],
      hosts: ["app.example.com"],
      origins: ["https://app.example.com"],
      proxy: { from: ["10.0.0.0/8"], header: "Forwarded" },
      cookie: { name: "junctor", lifetime: 60_000, sameSite: "lax", secure: "auto" },
      page: "demo",
      status: ["health"],
      maxMessageLength: 65_536,
    },
    { path: "/run/junctor.sock", mode: "0660" },
  ],
  realms: [
    {
      name: "com.example.app",
      uriRule: "strict",
      authentication: [
        { method: "cookie" },
        { method: "anonymous", role: "guest" },
        { method: "ticket", openly: "refuse" },
        { method: "wampcra", procedure: "com.example.authenticate", realm: "com.example.app" },
        { method: "cryptosign", privateKey: "ab".repeat(32) },
        { method: "jwt", issuer: "https://id.example.com", audience: "app", keys: "https://id.example.com/keys" },
        { method: "tls", role: "user" },
      ],
      users: [{ authid: "ada", role: "user", publicKeys: ["ab".repeat(32)], extra: { theme: "dark" } }],
      decoySecret: "decoy",
      roles: [
        {
          name: "user",
          permissions: [{ uri: "com.example.", match: "prefix", allow: ["call"], maxCalls: 5 }],
          authorize: "com.example.authorize",
          slowConsumer: "disconnect",
          rate: { messages: 10, excess: "wait" },
        },
        { name: "guest" },
      ],
      disclosure: { publisher: "allow" },
      retention: [{ topic: "com.example.", match: "prefix" }],
      history: [{ topic: "com.example.", match: "prefix" }],
      stats: { interval: 1_000 },
      declarations: { "com.example.add": { type: "procedure" } },
      validate: true,
    },
  ],
  connections: { maxConnections: 10 },
  limits: { maxCalls: 10 },
  shutdown: { grace: 1_000 },
  logging: { level: "warn", format: "json" },
};

type Path = readonly (string | number)[];

/** Every place in a value, lists and sections included. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Object.entries(value) as [string, unknown][];
  const inner = entries.flatMap(([key, each]) => placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replace(value: unknown, [key, ...rest]: Path, by: string): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? replace(each, rest, by) : each));
  const section = value as Record<string, unknown>;
  return { ...section, [key]: replace(section[key], rest, by) };
}

/** What is said of a configuration; empty if it is good. */
function problemsOf(configuration: unknown): string {
  const readFile = (name: string): string => (name === "secret" ? `${CANARY}\n` : "");
  try {
    const sources = { file: "junctor.yaml", environment: { SECRET: CANARY }, readFile };
    parseConfiguration(JSON.stringify(configuration), sources);
    return "";
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

test("the configuration that is tried is good", () => {
  expect(problemsOf(sample)).toBe("");
});

test.each(["${SECRET}", "before-${SECRET}-behind", "file:secret"])(
  "what stands for %s is in no message, wherever it is",
  (text) => {
    const places = placesIn(sample);
    const told = places.map((path) => ({ path: path.join("."), text: problemsOf(replace(sample, path, text)) }));
    expect(told.filter((each) => each.text.includes(CANARY))).toEqual([]);
    expect(told.filter((each) => each.text !== "").length).toBeGreaterThan(50);
  },
);
