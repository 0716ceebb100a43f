import { describe, expect, test } from "vitest";
import { allowsHost, isHost } from "./allows-host.ts";

describe("a listener that only this machine reaches", () => {
  test.each(["127.0.0.1", "127.0.0.1:8080", "localhost:8080", "LOCALHOST.", "app.localhost", "[::1]:8080", undefined])(
    "takes requests for %j",
    (header) => {
      expect(allowsHost({}, header)).toBe(true);
    },
  );

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "10.0.0.1", "a@localhost", ""])(
    "turns requests for %j away",
    (header) => {
      expect(allowsHost({}, header)).toBe(false);
      expect(allowsHost({ host: "::1" }, header)).toBe(false);
    },
  );

  test("takes what it names besides", () => {
    const listener = { hosts: ["App.example.com", "2001:db8::1"] };
    expect(allowsHost(listener, "app.example.com:8080")).toBe(true);
    expect(allowsHost(listener, "[2001:0db8::1]:8080")).toBe(true);
    expect(allowsHost(listener, "localhost")).toBe(true);
    expect(allowsHost(listener, "evil.example")).toBe(false);
  });
});

describe("a listener that others reach", () => {
  test("takes requests for any host, unless it names some", () => {
    expect(allowsHost({ host: "0.0.0.0" }, "app.example.com")).toBe(true);
    expect(allowsHost({ path: "/run/junctor.sock" }, "app.example.com")).toBe(true);
    const named = { host: "192.0.2.1", hosts: ["app.example.com"] };
    expect(allowsHost(named, "app.example.com")).toBe(true);
    expect(allowsHost(named, "192.0.2.1:8080")).toBe(true);
    expect(allowsHost(named, "127.0.0.1:8080")).toBe(true);
    expect(allowsHost(named, "evil.example")).toBe(false);
    expect(allowsHost({ ...named, hosts: ["*"] }, "evil.example")).toBe(true);
  });
});

test("hosts are names and addresses without a port", () => {
  const hosts = ["*", "app.example.com", "192.0.2.1", "2001:db8::1", "[2001:db8::1]"];
  expect(hosts.filter((host) => !isHost(host))).toEqual([]);
  const others = ["app.example.com:8080", "[::1]:80", "http://app.example.com", "a b", "app/x", ""];
  expect(others.filter(isHost)).toEqual([]);
});
