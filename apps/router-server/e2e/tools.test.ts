import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RouterForClients } from "./client.test-support.ts";

const router = new RouterForClients();
let session: Session;

beforeAll(async () => {
  await router.start();
  session = await openSession({ transport: webSocket(router.webSocketUrl), realm: "realm1" });
  await session.register("com.example.", () => 1, { match: "prefix" });
  await session.subscribe("com.example.tick", () => {});
});

afterAll(async () => {
  await router.endProcesses();
  await session.leave();
  await router.stop();
});

describe("junctor join", () => {
  it("prints who one is, and leaves when it is told to", async () => {
    const ada = { WAMP_REALM: "locked", WAMP_AUTHID: "ada", WAMP_TICKET: "open sesame" };
    const { code, stdout } = await router.run(["join", "--time", "0", "--parallel", "2"], ada);
    const line =
      /^\{"session":\d+,"realm":"locked","authid":"ada","authrole":"user","authmethod":"ticket","authprovider":"\w+"\}$/;
    expect([code, stdout.split("\n")]).toEqual([0, [expect.stringMatching(line), expect.stringMatching(line), ""]]);
  });
});

describe("junctor meta", () => {
  it.concurrent.each([
    [["sessions", "--count"], /^\{"count":\d+\}\n$/],
    [["sessions"], /^(\{"session":\d+,"authid":"[^\n]+\}\n)+$/],
    [
      ["registrations", "com.example.any", "--members"],
      /^\{"id":\d+,[^\n]*"uri":"com\.example\.","match":"prefix"[^\n]*"callees":\[\d+\]\}\n$/,
    ],
    [["subscriptions"], /^\{"id":\d+,[^\n]*"uri":"com\.example\.tick"[^\n]*\}\n$/],
    [["subscriptions", "com.example.nobody", "--count"], /^\{"count":0\}\n$/],
  ])("lists %j", async (args, stdout) => {
    expect(await router.run(["meta", ...args])).toEqual({
      code: 0,
      signal: null,
      stdout: expect.stringMatching(stdout),
      stderr: "",
    });
  });

  it("ends sessions, and says if there are none", async () => {
    const joined = router.open(["join"]);
    const [, id = ""] = await joined.printed(/"session":(\d+)/);
    expect((await router.run(["meta", "sessions", id])).stdout).toContain(`"session":${id}`);
    expect((await router.run(["meta", "kill", id, "--reason", "com.example.go_home"])).stdout).toBe('{"killed":1}\n');
    expect(await joined.exit).toMatchObject({ code: 4, stderr: "junctor: the session ended: com.example.go_home\n" });
    expect(await router.run(["meta", "kill", "--by-authid", "nobody"])).toMatchObject({
      code: 4,
      stdout: '{"killed":0}\n',
    });
    expect(await router.run(["meta", "kill"])).toMatchObject({ code: 1, stderr: expect.stringContaining("whom?") });
  });
});

describe("junctor message", () => {
  it.concurrent.each([
    [
      ["encode", '[48,1,{},"com.example.add",[2,3]]', "-s", "cbor"],
      "85183001a06f636f6d2e6578616d706c652e616464820203\n",
    ],
    [
      ["decode", "85183001a06f636f6d2e6578616d706c652e616464820203", "-s", "cbor"],
      '[48,1,{},"com.example.add",[2,3]]\n',
    ],
    [
      ["decode", "kwaAo2EuYg==", "-s", "msgpack", "--input", "base64", "--fields"],
      '{"message":"GOODBYE","details":{},"reason":"a.b"}\n',
    ],
  ])("%j", async (args, stdout) => {
    expect(await router.run(["message", ...args])).toEqual({ code: 0, signal: null, stdout, stderr: "" });
  });

  it("reads standard input, and says what is no message", async () => {
    const read = await router.run(
      ["message", "decode", "--input", "raw", "--fields"],
      {},
      '[48,1,{},"a.b",\n[9007199254740993]]',
    );
    expect(read.stdout).toBe(
      '{"message":"CALL","request":1,"options":{},"procedure":"a.b","args":[9007199254740993],"kwargs":{}}\n',
    );
    const none = await router.run(["message", "encode", "[48]"]);
    expect(none).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^junctor: that is no message: [^\n]+\n$/),
    });
  });
});

describe("junctor auth", () => {
  const challenge = "ff".repeat(32);

  it("signs and checks challenges, and derives keys", async () => {
    const [cra, derived, signed, publicKey] = await Promise.all([
      router.run(["auth", "sign", "[1, 2, 3]"], { WAMP_SECRET: "L3L1YUE8Txlw" }),
      router.run(["auth", "derive-key", "--secret", "-", "--salt", "salt123"], {}, "L3L1YUE8Txlw\n"),
      router.run(["auth", "sign", challenge], { WAMP_PRIVATE_KEY: router.keys.privateKey }),
      router.run(["auth", "public-key"], { WAMP_PRIVATE_KEY: router.keys.privateKey }),
    ]);
    expect(cra.stdout).toBe('{"signature":"1njQtmmeYO41N5EWEzD2kAjjEKRZ5kPZt/TzpYXOzR0="}\n');
    expect(derived.stdout).toBe('{"key":"qzcdsr9uu/L5hnss3kjNTRe490ETgA70ZBaB5rvnJ5Y="}\n');
    expect(publicKey.stdout).toBe(`{"publicKey":"${router.keys.publicKey}"}\n`);
    const { signature } = JSON.parse(signed.stdout) as { signature: string };
    const verify = ["auth", "verify", "--public-key", router.keys.publicKey];
    const [right, wrong] = await Promise.all([
      router.run([...verify, challenge, signature]),
      router.run([...verify, "00".repeat(32), signature]),
    ]);
    expect(right).toMatchObject({ code: 0, stdout: '{"valid":true}\n' });
    expect(wrong).toMatchObject({
      code: 3,
      stdout: '{"valid":false}\n',
      stderr: "junctor: the signature is not right.\n",
    });
  });

  it("needs something to sign with", async () => {
    const { code, stderr } = await router.run(["auth", "sign", "x"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("that needs --secret, WAMP_SECRET")]);
  });
});

describe("junctor bench", () => {
  it("tells how many calls and events there were", async () => {
    const bench = (what: string) => router.run(["bench", what, "--time", "100ms", "--parallel", "2", "-s", "cbor"]);
    const ends = await Promise.all([bench("calls"), bench("events")]);
    const measured =
      '"seconds":[\\d.]+,"perSecond":[\\d.]+,"latency":\\{"p50":[\\d.]+,"p99":[\\d.]+,"max":[\\d.]+\\}\\}\\n$';
    expect(ends[0].stdout).toMatch(
      new RegExp(`^\\{"procedure":"com\\.junctor\\.bench\\.\\w+","calls":[1-9]\\d*,${measured}`),
    );
    expect(ends[1].stdout).toMatch(
      new RegExp(`^\\{"topic":"com\\.junctor\\.bench\\.\\w+","publications":[1-9]\\d*,"events":[1-9]\\d*,${measured}`),
    );
    expect(ends.map(({ stderr }) => stderr)).toEqual(["", ""]);
  });
});

describe("junctor completion", () => {
  /** Lets bash complete a line of words, with the built command in the path. */
  async function completeInBash(words: readonly string[]): Promise<readonly string[]> {
    const bin = fileURLToPath(new URL("../bin/junctor.js", import.meta.url));
    const script = `junctor() { ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} "$@"; }
      source <(junctor completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _junctor; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await promisify(execFile)("bash", ["-c", script, "bash", "junctor", ...words], {
      cwd: router.folder,
    });
    return stdout.split("\n").slice(0, -1);
  }

  it("completes verbs, flags, values and files in bash, and runs nothing of what is typed", async () => {
    const typed = [
      ["me"],
      ["call", `$(touch ${join(router.folder, "run")})`, "--para"],
      ["call", "x", "-s", ""],
      ["start", "--config", "jun"],
    ];
    const found = await Promise.all(typed.map(completeInBash));
    expect(found).toEqual([["meta", "message"], ["--parallel"], ["json", "msgpack", "cbor"], ["junctor.yaml"]]);
    expect(await completeInBash(["check", "r"])).toEqual(["router.sock"]);
  });

  it.each(["zsh", "fish"])("has a script for %s", async (shell) => {
    expect((await router.run(["completion", shell])).stdout).toMatch(/^#[^]*junctor complete -- /);
  });
});
