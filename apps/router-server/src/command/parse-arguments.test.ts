import { describe, expect, it } from "vitest";
import { parseArguments } from "./parse-arguments.ts";

/** What was ordered, or what is printed and the exit code. */
async function parse(...args: string[]): Promise<unknown> {
  const parsed = await parseArguments(args, "1.2.3");
  return "order" in parsed ? parsed.order : { do: "exit", ...parsed.exit };
}

describe("junctor start", () => {
  it("needs no options", async () => {
    expect(await parse("start")).toEqual({ do: "start", options: { host: "127.0.0.1", port: 8080, realm: "realm1" } });
  });

  it("takes port, host and realm", async () => {
    const order = await parse("start", "--port", "0", "--host", "::1", "--realm", "com.example.app");
    expect(order).toEqual({ do: "start", options: { port: 0, host: "::1", realm: "com.example.app" } });
  });

  it("takes origins, written as browsers send them", async () => {
    const order = await parse("start", "--allow-origin", "https://App.example.com/", "http://localhost:5173", "*");
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
  ])("refuses %s %j with one line and exit code 1", async (option, value) => {
    const order = await parse("start", option, value);
    expect(order).toMatchObject({ do: "exit", code: 1, stdout: "" });
    expect(order).toHaveProperty("stderr", expect.stringMatching(/^junctor: [^\n]+\n(\(Did you mean --port\?\)\n)?$/));
  });

  it("says what a port is", async () => {
    expect(await parse("start", "--port", "eighty")).toMatchObject({
      stderr: expect.stringContaining("A port is a whole number from 0 to 65535."),
    });
  });

  it("refuses arguments it has no use for", async () => {
    expect(await parse("start", "now")).toMatchObject({ do: "exit", code: 1 });
  });
});

describe("a configuration file", () => {
  it("is named to start, or is junctor.yaml for what only looks at it", async () => {
    expect(await parse("start", "--config", "my.yaml")).toEqual({ do: "start", file: "my.yaml" });
    expect(await parse("check")).toEqual({ do: "check", file: "junctor.yaml" });
    expect(await parse("check", "my.json")).toEqual({ do: "check", file: "my.json" });
    expect(await parse("init", "my.yaml")).toEqual({ do: "init", file: "my.yaml" });
  });

  it.each([
    ["--port", "80"],
    ["--host", "::1"],
    ["--realm", "realm2"],
    ["--allow-origin", "*"],
  ])("says it all, so that %s %s beside it is refused", async (option, value) => {
    const order = await parse("start", "-c", "junctor.yaml", option, value);
    expect(order).toMatchObject({ do: "exit", code: 1, stderr: expect.stringContaining("cannot be used with") });
  });
});

describe("secrets", () => {
  it("are hashed for tickets unless another method is named", async () => {
    expect(await parse("hash")).toEqual({ do: "hash", method: "ticket" });
    expect(await parse("hash", "--method", "wamp-scram")).toEqual({ do: "hash", method: "wamp-scram" });
    expect(await parse("hash", "-m", "anonymous")).toMatchObject({ do: "exit", code: 1 });
  });

  it("are never taken from the command line", async () => {
    expect(await parse("hash", "secret")).toMatchObject({ do: "exit", code: 1 });
  });

  it("are made in pairs, printed or kept in a file", async () => {
    expect(await parse("keygen")).toEqual({ do: "keygen", file: undefined });
    expect(await parse("keygen", "router.key")).toEqual({ do: "keygen", file: "router.key" });
  });
});

describe("junctor", () => {
  it("prints its version", async () => {
    expect(await parse("--version")).toEqual({ do: "exit", code: 0, stdout: "1.2.3\n", stderr: "" });
  });

  it.each([["--help"], ["start", "--help"]])("prints help for %s %s", async (...args) => {
    expect(await parse(...args)).toMatchObject({
      do: "exit",
      code: 0,
      stdout: expect.stringContaining("Usage: junctor"),
    });
  });

  it("prints help and fails when it is told nothing", async () => {
    expect(await parse()).toMatchObject({ do: "exit", code: 1, stderr: expect.stringContaining("Usage: junctor") });
  });

  it("refuses a command it does not know", async () => {
    expect(await parse("stop")).toMatchObject({
      do: "exit",
      code: 1,
      stderr: expect.stringContaining("junctor: unknown command"),
    });
  });
});
