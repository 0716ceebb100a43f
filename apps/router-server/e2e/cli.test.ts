import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSession } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import { WebSocket } from "ws";
import { JunctorProcess } from "./junctor-process.test-support.ts";

const processes: JunctorProcess[] = [];

/** The first argument may say what the command reads. */
function junctor(...given: readonly (string | { readonly input: string })[]): JunctorProcess {
  const args = given.filter((each) => typeof each === "string");
  const input = given.find((each) => typeof each === "object")?.input;
  const started = new JunctorProcess(args, input);
  processes.push(started);
  return started;
}

afterEach(async () => {
  for (const each of processes) each.kill("SIGKILL");
  await Promise.all(processes.splice(0).map((each) => each.exit));
});

describe("junctor start", () => {
  it("prints where it listens and what to try", async () => {
    const router = junctor("start", "--port", "0");
    const port = await router.listening();
    const [banner] = await router.printed(/[^]*Ctrl\+C stops it\./);
    expect(banner).toContain(`http://127.0.0.1:${port}/`);
    expect(banner).toContain(`tcp://127.0.0.1:${port}`);
    expect(banner).toContain("realm1");
  });

  it("serves the page", async () => {
    const port = await junctor("start", "--port", "0").listening();
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining("<title>Junctor demo</title>"),
    ]);
  });

  it("says in one line that the port is in use, and exits 1", async () => {
    const port = await junctor("start", "--port", "0").listening();
    const second = await junctor("start", "--port", String(port)).exit;
    const line = `junctor: port ${port} on 127.0.0.1 is in use by another program. Stop it, or choose another port with --port.\n`;
    expect(second).toEqual({ code: 1, signal: null, stdout: "", stderr: line });
  });

  it("says in one line what is wrong with an option, and exits 1", async () => {
    const { code, stdout, stderr } = await junctor("start", "--port", "eighty").exit;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^junctor: [^\n]*A port is a whole number from 0 to 65535\.\n$/);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("says GOODBYE to every session at %s, and exits 0", async (signal) => {
    const router = junctor("start", "--port", "0");
    const url = `ws://127.0.0.1:${await router.listening()}/ws`;
    const session = await openSession({ transport: webSocket(url), realm: "realm1" });
    router.kill(signal);
    expect(await session.closed).toMatchObject({ cause: "goodbye", reason: "wamp.close.system_shutdown" });
    expect(await router.exit).toMatchObject({ code: 0, signal: null, stderr: "" });
  });

  it("exits at once at a second signal", async () => {
    const router = junctor("start", "--port", "0");
    const mute = new WebSocket(`ws://127.0.0.1:${await router.listening()}/ws`, "wamp.2.json");
    mute.on("error", () => {});
    mute.on("open", () => mute.send('[1,"realm1",{"roles":{"caller":{}}}]'));
    await new Promise((resolve) => mute.once("message", resolve));
    router.kill("SIGTERM");
    await router.printed(/Saying goodbye/);
    router.kill("SIGTERM");
    expect(await router.exit).toMatchObject({ code: 1 });
  });

  it("outlives whoever reads what it prints", async () => {
    const router = junctor("start", "--port", "0");
    const port = await router.listening();
    router.closeOutput();
    router.kill("SIGTERM");
    expect((await router.exit).code).toBe(0);
    expect(port).toBeGreaterThan(0);
  });
});

describe("a configuration file", () => {
  let file: string;

  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "junctor-")), "junctor.yaml");
  });

  afterEach(() => rmSync(dirname(file), { recursive: true }));

  it("is written, found fine, and run", async () => {
    expect(await junctor("init", file).exit).toMatchObject({ code: 0, stderr: "" });
    expect(await junctor("check", file).exit).toMatchObject({
      code: 0,
      stdout: `${file} is fine: 1 realm, 1 listener.\n`,
    });
    writeFileSync(file, readFileSync(file, "utf8").replace("port: 8080", "port: 0"));
    const port = await junctor("start", "--config", file).listening();
    const session = await openSession({ transport: webSocket(`ws://127.0.0.1:${port}/ws`), realm: "com.example.app" });
    expect(session.realm).toBe("com.example.app");
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it("is read again at SIGHUP, and one with mistakes is not put into force", async () => {
    const text = "listeners: [{ port: 0 }]\nrealms: [{ name: com.example.app }]\n";
    writeFileSync(file, text);
    const router = junctor("start", "--config", file);
    const port = await router.listening();
    writeFileSync(file, "realms: []\n");
    router.kill("SIGHUP");
    await router.complained(/not put into force/);
    writeFileSync(file, `${text}connections: { maxConnections: 1 }\n`);
    router.kill("SIGHUP");
    await router.printed(/it is in force/);
    const url = `ws://127.0.0.1:${port}/ws`;
    const session = await openSession({ transport: webSocket(url), realm: "com.example.app" });
    await expect(openSession({ transport: webSocket(url), realm: "com.example.app" })).rejects.toThrow("503");
    await session.leave();
  });

  it("is put into force by `junctor reload`, which tells what is wrong with it", async () => {
    const text = "listeners: [{ port: 0 }]\nadmin: { path: admin.sock }\nrealms: [{ name: com.example.app }]\n";
    writeFileSync(file, text);
    const port = await junctor("start", "--config", file).listening();
    const url = `ws://127.0.0.1:${port}/ws`;
    const session = await openSession({ transport: webSocket(url), realm: "com.example.app" });
    writeFileSync(file, text.replace("app }", "app }, { name: com.example.new }"));
    expect(await junctor("reload", file).exit).toMatchObject({ code: 0, stdout: `${file} is in force.\n`, stderr: "" });
    await (await openSession({ transport: webSocket(url), realm: "com.example.new" })).leave();
    writeFileSync(file, text.replace("name", "nam"));
    const { code, stderr } = await junctor("reload", file).exit;
    expect([code, stderr.split("\n").slice(0, 2)]).toEqual([
      1,
      [
        expect.stringContaining("junctor.yaml:3:10: realms[0]: the key name is missing"),
        expect.stringContaining("junctor.yaml:3:12: realms[0].nam: there is no such key; did you mean name?"),
      ],
    ]);
    await session.subscribe("com.example.topic", () => {});
  });

  it("that exists is not written over", async () => {
    writeFileSync(file, "mine");
    expect(await junctor("init", file).exit).toMatchObject({ code: 1, stdout: "" });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it.each([["check"], ["start", "--config"]])(
    "with mistakes is refused by %s, each with its place",
    async (...args) => {
      writeFileSync(file, "realms:\n  - name: a b\n    urirule: strict\nlimit: {}\n");
      const { code, stdout, stderr } = await junctor(...args, file).exit;
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr.split("\n")).toEqual([
        `${file}:3:5: realms[0].urirule: there is no such key; did you mean uriRule?`,
        `${file}:4:1: limit: there is no such key; did you mean limits?`,
        "",
      ]);
    },
  );

  it("that is not there is said to be missing", async () => {
    const { code, stderr } = await junctor("check", file).exit;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/junctor\.yaml:1:1: cannot be read: ENOENT[^\n]*\n$/)]);
  });
});

describe("secrets", () => {
  it.each([
    ["ticket", /^ticketHash: pbkdf2-sha256\$600000\$\S+\$\S+\n$/],
    ["wampcra", /^wampcra:\n {2}secret: \S+\n {2}salt: \S+\n {2}iterations: 100000\n {2}keylen: 32\n$/],
    ["wamp-scram", /^scram:\n {2}kdf: argon2id13\n[^]* {2}serverKey: \S+\n$/],
  ])("for %s are hashed as a configuration file takes them", async (method, printed) => {
    const { code, stdout } = await junctor({ input: "secret!!!\nmore" }, "hash", "--method", method).exit;
    expect([code, stdout]).toEqual([0, expect.stringMatching(printed)]);
  });

  it("that are not there cannot be hashed", async () => {
    expect(await junctor("hash").exit).toMatchObject({ code: 1, stdout: "" });
  });

  it("are made in pairs, the private one for its user alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "junctor-"));
    const file = join(folder, "router.key");
    const { stdout } = await junctor("keygen", file).exit;
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await junctor("keygen", file).exit).toMatchObject({ code: 1, stdout: "" });
    expect((await junctor("keygen").exit).stdout).toMatch(/^private: [0-9a-f]{64}\npublic: [0-9a-f]{64}\n$/);
    rmSync(folder, { recursive: true });
  });
});

describe("junctor", () => {
  it("prints the version of its package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(await junctor("--version").exit).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("prints help", async () => {
    const { code, stdout } = await junctor("start", "--help").exit;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/--port[^]*--host[^]*--realm/)]);
  });
});
