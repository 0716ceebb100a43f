import { describe, expect, it } from "vitest";
import { parseArguments } from "./parse-arguments.ts";

const parse = (...args: string[]) => parseArguments(args, "1.2.3");

describe("junctor start", () => {
  it("needs no options", () => {
    expect(parse("start")).toEqual({ do: "start", options: { host: "127.0.0.1", port: 8080, realm: "realm1" } });
  });

  it("takes port, host and realm", () => {
    const order = parse("start", "--port", "0", "--host", "::1", "--realm", "com.example.app");
    expect(order).toEqual({ do: "start", options: { port: 0, host: "::1", realm: "com.example.app" } });
  });

  it("takes origins, written as browsers send them", () => {
    const order = parse("start", "--allow-origin", "https://App.example.com/", "http://localhost:5173", "*");
    expect(order).toMatchObject({ options: { origins: ["https://app.example.com", "http://localhost:5173", "*"] } });
  });

  it.each([
    ["--port", "eighty"],
    ["--port", "65536"],
    ["--port", "-1"],
    ["--port", "80.5"],
    ["--port", ""],
    ["--host", " "],
    ["--realm", "my realm"],
    ["--realm", ""],
    ["--realm", "a..b"],
    ["--allow-origin", "example"],
    ["--prot", "80"],
  ])("refuses %s %j with one line and exit code 1", (option, value) => {
    const order = parse("start", option, value);
    expect(order).toMatchObject({ do: "exit", code: 1, stdout: "" });
    expect(order).toHaveProperty("stderr", expect.stringMatching(/^junctor: [^\n]+\n(\(Did you mean --port\?\)\n)?$/));
  });

  it("says what a port is", () => {
    expect(parse("start", "--port", "eighty")).toMatchObject({
      stderr: expect.stringContaining("A port is a whole number from 0 to 65535."),
    });
  });

  it("refuses arguments it has no use for", () => {
    expect(parse("start", "now")).toMatchObject({ do: "exit", code: 1 });
  });
});

describe("a configuration file", () => {
  it("is named to start, or is junctor.yaml for what only looks at it", () => {
    expect(parse("start", "--config", "my.yaml")).toEqual({ do: "start from file", file: "my.yaml" });
    expect(parse("check")).toEqual({ do: "check", file: "junctor.yaml" });
    expect(parse("check", "my.json")).toEqual({ do: "check", file: "my.json" });
    expect(parse("init", "my.yaml")).toEqual({ do: "init", file: "my.yaml" });
  });

  it.each([
    ["--port", "80"],
    ["--host", "::1"],
    ["--realm", "realm2"],
    ["--allow-origin", "*"],
  ])("says it all, so that %s %s beside it is refused", (option, value) => {
    const order = parse("start", "-c", "junctor.yaml", option, value);
    expect(order).toMatchObject({ do: "exit", code: 1, stderr: expect.stringContaining("cannot be used with") });
  });
});

describe("secrets", () => {
  it("are hashed for tickets unless another method is named", () => {
    expect(parse("hash")).toEqual({ do: "hash", method: "ticket" });
    expect(parse("hash", "--method", "wamp-scram")).toEqual({ do: "hash", method: "wamp-scram" });
    expect(parse("hash", "-m", "anonymous")).toMatchObject({ do: "exit", code: 1 });
  });

  it("are never taken from the command line", () => {
    expect(parse("hash", "secret")).toMatchObject({ do: "exit", code: 1 });
  });

  it("are made in pairs, printed or kept in a file", () => {
    expect(parse("keygen")).toEqual({ do: "keygen", file: undefined });
    expect(parse("keygen", "router.key")).toEqual({ do: "keygen", file: "router.key" });
  });
});

describe("junctor", () => {
  it("prints its version", () => {
    expect(parse("--version")).toEqual({ do: "exit", code: 0, stdout: "1.2.3\n", stderr: "" });
  });

  it.each([["--help"], ["start", "--help"]])("prints help for %s %s", (...args) => {
    expect(parse(...args)).toMatchObject({ do: "exit", code: 0, stdout: expect.stringContaining("Usage: junctor") });
  });

  it("prints help and fails when it is told nothing", () => {
    expect(parse()).toMatchObject({ do: "exit", code: 1, stderr: expect.stringContaining("Usage: junctor") });
  });

  it("refuses a command it does not know", () => {
    expect(parse("stop")).toMatchObject({
      do: "exit",
      code: 1,
      stderr: expect.stringContaining("junctor: unknown command"),
    });
  });
});
