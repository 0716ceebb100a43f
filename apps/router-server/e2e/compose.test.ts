import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RouterForClients } from "./client.test-support.ts";

const router = new RouterForClients();

beforeAll(() => router.start());

afterAll(async () => {
  await router.endProcesses();
  await router.stop();
});

function write(name: string, text: string): string {
  const file = join(router.folder, name);
  writeFileSync(file, text);
  return file;
}

it("junctor compose does the steps of a script, and prints a line for each", async () => {
  const file = write(
    "script.yaml",
    `sessions:
  backend: { realm: locked, authid: ada, ticket: "file:ada.ticket", serializer: cbor }
  frontend: { realm: locked, authid: ada, secret: "\${ADA_SECRET}" }
steps:
  - { do: register, procedure: com.example.add, answer: { args: [5] }, session: backend }
  - { do: register, procedure: com.example.refuse, answer: { error: com.example.no, args: [1] }, session: backend }
  - { do: call, procedure: com.example.add, args: [2, 3], expect: { args: [5], kwargs: {} }, session: frontend }
  - { do: call, procedure: com.example.refuse, expect: { error: com.example.no }, session: frontend }
  - { do: subscribe, topic: com.example., options: { match: prefix }, session: frontend }
  - { do: publish, topic: com.example.tick, kwargs: { n: 1 }, session: backend }
  - { do: event, topic: com.example., expect: { kwargs: { n: 1 } }, session: frontend }
  - { do: sleep, time: 1 }
`,
  );
  const { code, stdout, stderr } = await router.run(["compose", file], { ADA_SECRET: "hush" });
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toEqual([
    { step: "steps[0]", do: "register", procedure: "com.example.add" },
    { step: "steps[1]", do: "register", procedure: "com.example.refuse" },
    { step: "steps[2]", do: "call", procedure: "com.example.add", args: [5], kwargs: {} },
    { step: "steps[3]", do: "call", procedure: "com.example.refuse", error: "com.example.no", args: [1], kwargs: {} },
    { step: "steps[4]", do: "subscribe", topic: "com.example." },
    { step: "steps[5]", do: "publish", topic: "com.example.tick", publication: expect.any(Number) },
    { step: "steps[6]", do: "event", topic: "com.example.tick", args: [], kwargs: { n: 1 } },
    { step: "steps[7]", do: "sleep" },
  ]);
});

it("junctor compose ends at the step where something else comes, and says what", async () => {
  const echo = "{ do: register, procedure: com.example.echo }";
  const scripts: readonly [string, number, RegExp][] = [
    [
      `steps: [${echo}, { do: call, procedure: com.example.echo, args: [1], expect: { args: [2] } }]`,
      4,
      /: steps\[1\]: expected args \[2\], found \[1\]\.\n$/,
    ],
    [
      "steps: [{ do: subscribe, topic: a.b }, { do: event, topic: a.b, timeout: 10 }]",
      124,
      /: steps\[1\]: no event came\.\n$/,
    ],
    ["steps: [{ do: shout }]", 1, /wrong-2\.yaml:1:9: steps\[0\]/],
  ];
  const ends = await Promise.all(
    scripts.map(([text], index) => router.run(["compose", write(`wrong-${index}.yaml`, text)])),
  );
  expect(ends).toEqual(
    scripts.map(([, code, stderr]) => expect.objectContaining({ code, stderr: expect.stringMatching(stderr) })),
  );
});
