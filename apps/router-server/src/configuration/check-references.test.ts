import { expect, test } from "vitest";
import { ConfigurationError } from "./configuration-problem.ts";
import { parseConfiguration } from "./read-configuration.ts";

const sources = { file: "junctor.yaml", environment: {}, readFile: () => "" };

function problemsOf(text: string): readonly string[] {
  try {
    parseConfiguration(text, sources);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("a listener is checked for hosts that are none", () => {
  const text =
    "listeners: [{ hosts: [app.example.com, '::1', '*', 'app.example.com:80', 'http://x'] }]\nrealms: [{ name: a }]\n";
  expect(problemsOf(text)).toEqual([
    "junctor.yaml:1:52: listeners[0].hosts[3]: expected a name or an address without a port, or *",
    "junctor.yaml:1:74: listeners[0].hosts[4]: expected a name or an address without a port, or *",
  ]);
});

test("a listener is checked for proxies that nobody can be", () => {
  const text = `listeners:
  - proxy: { header: PROXY }
  - { port: 1, proxy: { header: Forwarded, from: [10.0.0.0/8, proxy] } }
  - { port: 2, proxy: { header: X-Real-IP, from: [10.0.0.1] } }
realms: [{ name: a }]
`;
  expect(problemsOf(text)).toEqual([
    'junctor.yaml:4:33: listeners[2].proxy.header: expected one of PROXY, Forwarded, X-Forwarded-For, found "X-Real-IP"',
  ]);
  expect(problemsOf(text.replace("X-Real-IP", "PROXY"))).toEqual([
    "junctor.yaml:2:12: listeners[0].proxy: the key from is missing (the addresses of the proxies)",
    "junctor.yaml:3:63: listeners[1].proxy.from[1]: expected an address, or a network such as 10.0.0.0/8",
  ]);
});

test("a listener is checked for cookies that would let any page in, that browsers do not take, or that are of no use", () => {
  const text = `listeners:
  - cookie: {}
  - { port: 1, cookie: { sameSite: none }, origins: ["*"] }
  - { port: 2, cookie: { name: __Host-x }, origins: [https://a.example] }
realms:
  - { name: a, authentication: [{ method: anonymous }, { method: cookie }] }
`;
  const origins =
    "cookies need origins, the pages that may log in by them, and not *: any page could act as its visitors";
  expect(problemsOf(text)).toEqual([
    `junctor.yaml:2:13: listeners[0].cookie: ${origins}`,
    `junctor.yaml:3:24: listeners[1].cookie: ${origins}`,
    "junctor.yaml:3:36: listeners[1].cookie.sameSite: browsers take none over TLS only: name tls, or secure: always behind a proxy with TLS",
    "junctor.yaml:4:32: listeners[2].cookie.name: browsers take such a name over TLS only",
    "junctor.yaml:6:56: realms[0].authentication[1]: cookie needs another method, whose logins it remembers: ticket, wampcra, wamp-scram or cryptosign",
  ]);
  const without = "realms: [{ name: a, authentication: [{ method: ticket }, { method: cookie }] }]\n";
  expect(problemsOf(without)).toEqual([
    "junctor.yaml:1:58: realms[0].authentication[1]: no listener gives browsers cookies: name cookie there",
  ]);
});

test("a rate is checked for what it is of", () => {
  const text = "realms: [{ name: a, rate: { burst: 5 }, roles: [{ name: r, rate: { excess: abort } }] }]\n";
  expect(problemsOf(text)).toEqual([
    "junctor.yaml:1:27: realms[0].rate: expected a number of messages or of octets, or both",
    "junctor.yaml:1:66: realms[0].roles[0].rate: expected a number of messages or of octets, or both",
  ]);
  expect(problemsOf("realms: [{ name: a, rate: { messages: 0 } }]\n")).toEqual([
    "junctor.yaml:1:39: realms[0].rate.messages: expected a number > 0 (Messages a second), found 0",
  ]);
});
