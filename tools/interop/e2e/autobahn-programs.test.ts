import * as ours from "@junctor/autobahn";
import { openSession, result } from "@junctor/client";
import { createRouter } from "@junctor/router";
import { rawSocket } from "@junctor/transport-rawsocket";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { autobahn as theirs } from "../src/autobahn-js.ts";
import { startGuardedServer } from "../src/guarded-server.ts";
import type { GuardedServer } from "../src/guarded-server.ts";
import { listen } from "../src/listen.ts";
import type { ListeningRouter } from "../src/listen.ts";
import * as connections from "../src/programs/connection-programs.ts";
import * as logins from "../src/programs/login-programs.ts";
import * as own from "../src/programs/own-programs.ts";
import { runProgram } from "../src/programs/program.ts";
import type { Library, Program } from "../src/programs/program.ts";
import * as pubsub from "../src/programs/pubsub-programs.ts";
import * as rpc from "../src/programs/rpc-programs.ts";

let open: ListeningRouter;
let guarded: GuardedServer;

beforeAll(async () => {
  open = await listen(createRouter({ realms: [{ name: "realm1" }] }));
  guarded = await startGuardedServer();
  await offerProcedures(open);
});
afterAll(() => Promise.all([open.close(), guarded.close()]));

/** What a program finds that somebody else offers, whose own connection is not cut. */
async function offerProcedures({ port, cut }: ListeningRouter): Promise<void> {
  const backend = await openSession({ transport: rawSocket({ host: "127.0.0.1", port }), realm: "realm1" });
  await backend.register("com.backend.longop", function* ({ args: [n] }) {
    for (let i = 0; i < Number(n); i++) yield result([i, i * i]);
    yield result([], { nearly: true });
    return n;
  });
  await backend.subscribe("com.backend.cut", cut);
}

async function outputs(program: Program, url: string): Promise<readonly (readonly string[])[]> {
  const { credentials } = guarded;
  const first = await runProgram(program, { autobahn: theirs as unknown as Library, url, credentials });
  const second = await runProgram(program, { autobahn: ours, url, credentials });
  return [first, second];
}

describe("a program for autobahn-js prints the same with ours", () => {
  test.each(Object.entries({ ...rpc, ...pubsub, ...connections }))("%s", async (_name, program) => {
    const [first, second] = await outputs(program, open.url);
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });

  test.each(Object.entries(logins))("%s", async (_name, program) => {
    const [first, second] = await outputs(program, guarded.url);
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });
});

describe("a program does with ours what autobahn-js cannot do here", () => {
  const nothing = { reason: null, message: null };

  test.each<[string, Program, readonly unknown[][]]>([
    [
      "get progressive results of an endpoint",
      own.progressOfOwn,
      [
        ["asked for progress", true],
        ["progress", { args: [0, 0], kwargs: {} }],
        ["progress", { args: [1, 1], kwargs: {} }],
        ["progress", { args: [2, 4], kwargs: {} }],
        ["progress", { args: [], kwargs: { nearly: true } }],
        ["result", 3],
        ["asked for progress", false],
        ["without", 2],
      ],
    ],
    [
      "try to connect until it has enough",
      own.unreachable,
      [
        ["unreachable", { ...nothing, retry_count: 1, will_retry: true }, "number", false],
        ["unreachable", { ...nothing, retry_count: 2, will_retry: true }, "number", false],
        ["unreachable", { ...nothing, retry_count: 3, will_retry: true }, "number", false],
        ["retrying", false],
      ],
    ],
    [
      "try to connect once",
      own.noRetries,
      [["unreachable", { ...nothing, retry_delay: null, retry_count: null, will_retry: false }]],
    ],
  ])("%s", async (_name, program, lines) => {
    const printed = await runProgram(program, { autobahn: ours, url: open.url, credentials: [] });
    expect(printed).toEqual(lines.map((items) => items.map((item) => JSON.stringify(item)).join(" ")));
  });
});
