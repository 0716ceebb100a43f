import { afterAll, beforeAll, expect, it } from "vitest";
import { RouterForClients } from "./client.test-support.ts";

const router = new RouterForClients();
/** The path stays when the router is another one; a port might be taken. */
const there = { WAMP_URL: router.socketPath };

beforeAll(() => router.start());

afterAll(async () => {
  await router.endProcesses();
  await router.stop();
});

it("what stays lives through a restart of the router, and what need not ends with it", async () => {
  const subscriber = router.open(["subscribe", "com.example.tick", "--count", "1"], there);
  const callee = router.open(["register", "com.example.echo"], there);
  const joined = router.open(["join"], there);
  const brief = router.open(["join", "--no-reconnect"], there);
  await Promise.all([
    subscriber.complained(/subscribed/),
    callee.complained(/registered/),
    joined.printed(/session/),
    brief.printed(/session/),
  ]);
  await router.restart();
  expect(await brief.exit).toMatchObject({
    code: 2,
    stderr: "junctor: the session ended: wamp.close.system_shutdown\n",
  });
  await Promise.all(
    [subscriber, callee, joined].map((each) =>
      each.complained(/the session was lost[^\n]*; joining again\njoined again\n/),
    ),
  );
  expect((await router.run(["call", "com.example.echo", "hello", "--value"], there)).stdout).toBe('"hello"\n');
  await router.run(["publish", "com.example.tick", "1", "--ack"], there);
  expect(await subscriber.exit).toMatchObject({
    code: 0,
    stdout: '{"topic":"com.example.tick","args":[1],"kwargs":{}}\n',
  });
  await joined.printed(/"session"[^]*\n[^]*"session"/);
  joined.kill("SIGINT");
  expect(await joined.exit).toMatchObject({ code: 130 });
});

it("Ctrl+C ends what waits for a router, and there has to be one at first", async () => {
  const waiting = router.open(["subscribe", "com.example.tick"], there);
  await waiting.complained(/subscribed/);
  await router.halt();
  await waiting.complained(/joining again/);
  waiting.kill("SIGINT");
  expect(await waiting.exit).toMatchObject({ code: 130, stdout: "" });
  expect(await router.run(["subscribe", "com.example.tick"], there)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^junctor: cannot connect/),
  });
});
