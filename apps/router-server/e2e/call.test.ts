import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSession, result, WampError } from "@junctor/client";
import type { Session } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RouterForClients } from "./client.test-support.ts";

const router = new RouterForClients();
let callee: Session;

beforeAll(async () => {
  await router.start();
  callee = await openSession({ transport: webSocket(router.webSocketUrl), realm: "realm1" });
  await callee.register("com.example.echo", ({ args, kwargs }) => result(args, kwargs));
  await callee.register("com.example.refuse", () => {
    throw new WampError("com.example.error.no_funds", { args: ["too few"], kwargs: { short: 3 } });
  });
  await callee.register("com.example.count", function* () {
    yield 1;
    yield 2;
    return "done";
  });
  await callee.register("com.example.never", () => new Promise(() => {}));
});

afterAll(async () => {
  await router.endProcesses();
  await callee.leave();
  await router.stop();
});

describe("junctor call", () => {
  it.concurrent.each([
    [["com.example.echo", "1", "-5", "x", "'1'", "-k", "a=true"], '{"args":[1,-5,"x","1"],"kwargs":{"a":true}}\n'],
    [["com.example.echo", "--json", '"1"', "[2]", "--kwargs", '{"a":1}'], '{"args":["1",[2]],"kwargs":{"a":1}}\n'],
    [["com.example.echo", "9007199254740993", "--value", "-s", "cbor"], "9007199254740993\n"],
    [["com.example.echo", "--details", "-s", "msgpack"], '{"args":[],"kwargs":{},"details":{}}\n'],
    [["com.example.echo", "x", "--repeat", "3", "--parallel", "2", "--concurrency", "2", "--value"], '"x"\n'.repeat(6)],
    [
      ["com.example.count", "--progress"],
      '{"progress":true,"args":[1],"kwargs":{}}\n{"progress":true,"args":[2],"kwargs":{}}\n{"progress":false,"args":["done"],"kwargs":{}}\n',
    ],
  ])("prints what %j results in, as lines of JSON", async (args, stdout) => {
    expect(await router.run(["call", ...args])).toEqual({ code: 0, signal: null, stdout, stderr: "" });
  });

  it.concurrent.each([
    [["com.example.nobody"], 4, /^junctor: wamp\.error\.no_such_procedure[^\n]*\n$/],
    [
      ["com.example.refuse"],
      4,
      /^junctor: com\.example\.error\.no_funds: too few \{"args":\["too few"\],"kwargs":\{"short":3\}\}\n$/,
    ],
    [["com.example.never", "--timeout", "50ms"], 124, /^junctor: wamp\.error\.timeout[^\n]*\n$/],
    [["com.example.echo", "--realm", "nowhere"], 4, /^junctor: wamp\.error\.no_such_realm[^\n]*\n$/],
    [["com.example.echo", "--realm", "locked"], 3, /^junctor: wamp\.error\.authentication_required[^\n]*\n$/],
    [
      ["com.example.echo", "-o", "colour=red"],
      1,
      /^junctor: there is no option colour here, but disclose_me, [^\n]*\.\n$/,
    ],
    [[], 1, /^junctor: missing required argument 'procedure'\n$/],
    [["com.example.echo", "--url", "http://127.0.0.1"], 1, /^junctor: a router is not reached by http:[^\n]*\n$/],
    [
      ["com.example.echo", "--url", "unix:/nowhere/router.sock"],
      2,
      /^junctor: cannot connect to [^\n]*ENOENT[^\n]*\n$/,
    ],
  ])("says in one line why %j fails, and exits with %d", async (args, code, stderr) => {
    expect(await router.run(["call", ...args])).toEqual({
      code,
      signal: null,
      stdout: "",
      stderr: expect.stringMatching(stderr),
    });
  });

  it("is given up at Ctrl+C, with 130", async () => {
    const canceled = new Promise((resolve) => {
      void callee.register("com.example.wait", ({ signal }) => {
        interrupted.kill("SIGINT");
        return new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => reject(resolve(signal.reason))),
        );
      });
    });
    await callee.call("wamp.registration.list");
    const interrupted = router.open(["call", "com.example.wait"]);
    expect(await interrupted.exit).toMatchObject({ code: 130, stdout: "", stderr: "" });
    await canceled;
  });
});

describe("a connection", () => {
  it("is made by every transport", async () => {
    const urls = [router.rawSocketUrl, router.socketPath, `ws+unix:${router.socketPath}`];
    const ends = await Promise.all(
      urls.map((url) => router.run(["call", "com.example.echo", "--value", "x", "--url", url])),
    );
    expect(ends.map(({ stdout, stderr }) => stdout + stderr)).toEqual(urls.map(() => '"x"\n'));
  });

  it("is proven by what the environment, files or a profile say, whose secrets are never shown", async () => {
    const ada = { WAMP_REALM: "locked", WAMP_AUTHID: "ada" };
    mkdirSync(join(router.folder, ".junctor"));
    writeFileSync(join(router.folder, ".junctor", "profiles.ini"), "[ada]\nrealm=locked\nauthid=ada\nsecret=hush\n", {
      mode: 0o600,
    });
    const call = ["call", "com.example.nobody"];
    const ends = await Promise.all([
      router.run(call, { ...ada, WAMP_SECRET: "hush" }),
      router.run(call, { WICK_REALM: "locked", WICK_AUTHID: "ada", WICK_TICKET: "open sesame" }),
      router.run([...call, "--ticket", `file:${join(router.folder, "ada.ticket")}`], ada),
      router.run([...call, "--secret", "-"], ada, "hush\n"),
      router.run(call, { WAMP_REALM: "locked", WAMP_PRIVATE_KEY: router.keys.privateKey }),
      router.run([...call, "--profile", "ada"]),
    ]);
    const reached = {
      code: 4,
      signal: null,
      stdout: "",
      stderr: expect.stringMatching(/^junctor: wamp\.error\.no_such_procedure/),
    };
    expect(ends).toEqual(ends.map(() => reached));
  });

  it("with a wrong secret is refused with 3, and the secret on the command line is warned of, not shown", async () => {
    const { code, stderr } = await router.run(["call", "x", "-r", "locked", "--authid", "ada", "--ticket", "mellon"]);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^warning: others [^\n]*--ticket[^\n]*\njunctor: wamp\.error\.authentication[^\n]*\n$/),
    ]);
    expect(stderr).not.toContain("mellon");
  });
});
