import { openSession } from "@junctor/client";
import type { Session } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { RouterForClients } from "./client.test-support.ts";

const router = new RouterForClients();
let session: Session;

beforeAll(async () => {
  await router.start();
  session = await openSession({ transport: webSocket(router.webSocketUrl), realm: "realm1" });
});

afterEach(() => router.endProcesses());

afterAll(async () => {
  await session.leave();
  await router.stop();
});

describe("junctor publish and subscribe", () => {
  it("print events as lines of JSON, with details if they are wanted, and end when there were enough", async () => {
    const exact = router.open(["subscribe", "com.example.a", "com.example.b", "--count", "3"]);
    const prefix = router.open(["subscribe", "com.example.", "--match", "prefix", "--details", "--count", "1"]);
    await Promise.all([exact.complained(/subscribed to com\.example\.a, com\.example\.b\n/), prefix.complained(/\n/)]);
    const published = await router.run(["publish", "com.example.a", "1", "-k", "x=y", "--ack"]);
    const [, publication] = /^\{"topic":"com\.example\.a","publication":(\d+)\}\n$/.exec(published.stdout) ?? [];
    expect((await router.run(["publish", "com.example.b", "--repeat", "5"])).stdout).toBe("");
    const [first, second] = [
      '{"topic":"com.example.a","args":[1],"kwargs":{"x":"y"}',
      '{"topic":"com.example.b","args":[],"kwargs":{}}\n',
    ];
    expect(await exact.exit).toMatchObject({ code: 0, stdout: `${first}}\n${second}${second}` });
    const details = `"publication":${publication},"details":{"topic":"com.example.a"}`;
    expect(await prefix.exit).toMatchObject({ code: 0, stdout: `${first},${details}}\n` });
  });

  it("take options as WAMP spells them", async () => {
    const excluded = `exclude=${session.id}`;
    const received: unknown[] = [];
    await session.subscribe("com.example.c", ({ args }) => void received.push(args[0]));
    await router.run(["publish", "com.example.c", "1", "-o", excluded, "-o", "retain=true", "--ack"]);
    await router.run(["publish", "com.example.c", "2", "--ack"]);
    await session.call("wamp.session.count");
    expect(received).toEqual([2]);
    const late = await router.run(["subscribe", "com.example.c", "-o", "get_retained=true", "--count", "1"]);
    expect(late.stdout).toBe('{"topic":"com.example.c","args":[1],"kwargs":{}}\n');
  });

  it("run a command for each event, which finds it in its environment and no secrets", async () => {
    const line = 'printf "%s|%s|%s|%s\\n" "$WAMP_TOPIC" "$WAMP_ARGS" "$WAMP_KWARGS_JSON" "$WAMP_SECRET"';
    const running = router.open(["subscribe", "com.example.d", "--exec", line, "--count", "1"], {
      WAMP_SECRET: "hush",
      WAMP_AUTHMETHOD: "anonymous",
    });
    await running.complained(/subscribed/);
    await session.publish("com.example.d", ["$(echo no)", 2], { kwargs: { a: 1 } });
    expect(await running.exit).toMatchObject({ code: 0, stdout: 'com.example.d|$(echo no) 2|{"a":1}|\n' });
  });

  it("end as they were told to, or as the router does", async () => {
    const [timedOut, timeOver] = await Promise.all([
      router.run(["subscribe", "com.example.e", "--count", "1", "--timeout", "10ms"]),
      router.run(["subscribe", "com.example.e", "--time", "10ms", "--quiet"]),
    ]);
    expect(timedOut).toMatchObject({ code: 124, stderr: "subscribed to com.example.e\njunctor: timed out.\n" });
    expect(timeOver).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const killed = router.open(["subscribe", "com.example.e"]);
    await killed.complained(/subscribed/);
    await session.call("wamp.session.kill_all", [], { kwargs: { reason: "com.example.tidy_up" } });
    expect(await killed.exit).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/the session ended: com\.example\.tidy_up\n$/),
    });
  });

  it("end without a word when nobody reads on", async () => {
    const unread = router.open(["subscribe", "com.example.f"]);
    await unread.complained(/subscribed/);
    unread.closeOutput();
    for (let each = 0; each < 3; each++) await session.publish("com.example.f", [], { acknowledge: true });
    expect((await unread.exit).code).toBe(0);
  });
});

describe("junctor register", () => {
  it("answers with the arguments themselves, until Ctrl+C", async () => {
    const echo = router.open(["register", "com.example.echo", "--details"]);
    await echo.complained(/registered com\.example\.echo\n/);
    const { args, kwargs } = await session.call("com.example.echo", [1, "x"], { kwargs: { a: null } });
    expect([args, kwargs]).toEqual([[1, "x"], { a: null }]);
    echo.kill("SIGINT");
    expect(await echo.exit).toMatchObject({
      code: 130,
      stdout: '{"procedure":"com.example.echo","args":[1,"x"],"kwargs":{"a":null},"details":{}}\n',
    });
  });

  it("answers with what a program prints, as often as it was told to", async () => {
    const script = "console.log(process.argv[1], process.env.WAMP_ARGS_JSON)";
    const command = router.open([
      "register",
      "com.example.run",
      "--count",
      "2",
      "--",
      process.execPath,
      "-e",
      script,
      "--",
      "hi",
    ]);
    await command.complained(/registered/);
    expect((await session.call("com.example.run", [1])).value).toBe("hi [1]");
    expect((await session.call("com.example.run", ["$x"])).value).toBe('hi ["$x"]');
    expect((await command.exit).code).toBe(0);
  });

  it("answers with JSON, in progressive results, or with an error", async () => {
    const started = [
      ["com.example.json", "--json", "--exec", 'echo "$WAMP_KWARGS_JSON"'],
      ["com.example.lines", "--progress", "--exec", "echo 1; echo 2"],
      ["com.example.fails", "--exec", "echo secret; exit 3"],
    ].map((args) => router.open(["register", ...args]));
    await Promise.all(started.map((each) => each.complained(/registered/)));
    expect((await session.call("com.example.json", [], { kwargs: { a: [1] } })).value).toEqual({ a: [1] });
    const progressive = session.callProgressive("com.example.lines");
    const lines: unknown[] = [];
    for await (const { value } of progressive) lines.push(value);
    expect([lines, (await progressive.result).args]).toEqual([["1", "2"], []]);
    expect((await session.call("com.example.lines")).value).toBe("1\n2");
    await expect(session.call("com.example.fails")).rejects.toThrow(
      "wamp.error.runtime_error: the command ended with 3",
    );
  });

  it("takes patterns and policies, and says what the router refuses", async () => {
    const shared = ["register", "com.example.shared", "--invoke", "roundrobin", "--parallel", "2"];
    const [pattern, pair] = [router.open(["register", "com.example.p.", "--match", "prefix"]), router.open(shared)];
    await Promise.all([pattern.complained(/registered/), pair.complained(/registered[^]*registered/)]);
    expect((await session.call("com.example.p.anything", [1])).value).toBe(1);
    expect(
      (
        await session.call("wamp.registration.count_callees", [
          (await session.call("wamp.registration.match", ["com.example.shared"])).value,
        ])
      ).value,
    ).toBe(2);
    const taken = await router.run(["register", "com.example.shared"]);
    expect([taken.code, taken.stderr]).toEqual([
      4,
      expect.stringMatching(/^junctor: wamp\.error\.procedure_already_exists/),
    ]);
  });
});
