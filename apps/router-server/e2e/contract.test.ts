import { readFileSync } from "node:fs";
import { join } from "node:path";
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
  await session.call("wamp.reflect.define", [
    "com.example.add",
    { type: "procedure", args: { type: "array", items: { type: "number" } }, description: "adds */ numbers" },
  ]);
});

afterAll(async () => {
  await router.endProcesses();
  await session.leave();
  await router.stop();
});

const MODULE = `// Written from what a router tells of its procedures and topics; whoever writes it anew loses changes.
import { defineContract } from "@junctor/client/contract";
import { standardSchema } from "@junctor/schema";

export const sums = defineContract({
  procedures: {
    /** adds * / numbers */
    "com.example.add": {
      args: standardSchema<readonly number[]>({"type":"array","items":{"type":"number"}}),
    },
  },
});
`;

describe("junctor contract", () => {
  it("prints a module with what the realm declares", async () => {
    const ended = await router.run(["contract", "--realm", "realm1", "--name", "sums"]);
    expect(ended).toEqual({ code: 0, signal: null, stdout: MODULE, stderr: "" });
  });

  it("writes it into a file", async () => {
    const out = join(router.folder, "sums.ts");
    const ended = await router.run(["contract", "--name", "sums", "--out", out]);
    expect(ended).toMatchObject({ code: 0, stdout: "", stderr: `wrote ${out}\n` });
    expect(readFileSync(out, "utf8")).toBe(MODULE);
  });

  it("says what is wrong with a name, or a file", async () => {
    expect(await router.run(["contract", "--name", "a b"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: 'junctor: "a b" is no name for a contract\n',
    });
    expect(await router.run(["contract", "--out", router.folder])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`junctor: cannot write ${router.folder}`),
    });
  });
});
