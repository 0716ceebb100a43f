import { connect, WampError } from "@junctor/client";
import type { Client } from "@junctor/client";
import type { Connector, Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { clientJson } from "@junctor/core/client-json";
import { msgpack } from "@junctor/core/msgpack";

/** What makes a connector of a URL in this runtime. */
export type MakeTransport = (url: string) => Connector;

/** Says what has been done. */
export type Print = (line: string) => void;

/** What a run prints for one serializer. */
export const steps: readonly string[] = [
  "joined",
  "called with integers beyond 2^53, octets and text",
  "refused with a URI and arguments",
  "got progressive results",
  "gave a call up",
  "got events in order",
  "came back with subscription and registration",
  "closed",
];

const serializers: readonly Serializer[] = [clientJson(), msgpack(), cbor()];

/** The names under which every step is done. */
export const serializerNames: readonly string[] = serializers.map(({ name }) => name);

/** Does every step with every serializer. Throws where something is not as it should be. */
export async function runSuite(url: string, makeTransport: MakeTransport, print: Print): Promise<void> {
  for (const serializer of serializers) {
    const client = await connect({
      transport: makeTransport(url),
      serializers: [serializer],
      realm: "realm1",
      reconnect: { initialDelay: 50, jitter: 0 },
    });
    const done = (
      (step) => () =>
        print(`${serializer.name}: ${steps[step++]}`)
    )(0);
    done();
    for (const act of [callWithValues, refuse, progress, giveUp, events, comeBack]) {
      await act(client);
      done();
    }
    await client.close();
    done();
  }
}

async function callWithValues(client: Client): Promise<void> {
  const values = [2n ** 53n + 1n, 2 ** 53, -1, 0.5, Uint8Array.of(0, 255), "Füße 🦶", null, [], { a: { b: [true] } }];
  const registration = await client.register("com.example.echo", ({ args }) => args);
  const { value } = await client.call("com.example.echo", values);
  expectSame(value, values);
  await registration.unregister();
}

async function refuse(client: Client): Promise<void> {
  const registration = await client.register("com.example.refuse", () => {
    throw new WampError("com.example.error.no", { args: ["not today", 7] });
  });
  const error = await client.call("com.example.refuse").catch((reason: unknown) => reason);
  if (!(error instanceof WampError)) throw new Error(`not refused: ${String(error)}`);
  expectSame([error.uri, error.args], ["com.example.error.no", ["not today", 7]]);
  await registration.unregister();
}

async function progress(client: Client): Promise<void> {
  const registration = await client.register("com.example.count", async function* ({ args: [to] }) {
    for (let n = 1; n <= Number(to); n++) yield n;
    return "done";
  });
  const call = client.callProgressive("com.example.count", [3]);
  const got: unknown[] = [];
  for await (const { value } of call) got.push(value);
  expectSame([got, (await call.result).value], [[1, 2, 3], "done"]);
  await registration.unregister();
}

async function giveUp(client: Client): Promise<void> {
  const started = deferred();
  const interrupted = deferred();
  const registration = await client.register("com.example.slow", ({ signal }) => {
    signal.addEventListener("abort", () => interrupted.resolve());
    started.resolve();
    return interrupted.promise;
  });
  const given = new AbortController();
  const failure = client.call("com.example.slow", [], { signal: given.signal }).catch((reason: unknown) => reason);
  await started.promise;
  given.abort("enough");
  expectSame(await failure, "enough");
  await interrupted.promise;
  await registration.unregister();
}

async function events(client: Client): Promise<void> {
  const got: unknown[] = [];
  const subscription = await client.subscribe("com.example.tick");
  for (let n = 0; n < 5; n++) await client.publish("com.example.tick", [n], { excludeMe: false });
  for await (const { args } of subscription) {
    if (got.push(args[0]) === 5) break;
  }
  expectSame(got, [0, 1, 2, 3, 4]);
}

async function comeBack(client: Client): Promise<void> {
  const heard = deferred();
  await client.subscribe("com.example.news", () => heard.resolve());
  await client.register("com.example.add", ({ args: [a, b] }) => Number(a) + Number(b));
  await client.publish("com.harness.cut", []);
  for await (const status of client.status()) {
    if (status.type === "restored") break;
  }
  const { value } = await client.call("com.example.add", [2, 3]);
  expectSame(value, 5);
  await client.publish("com.example.news", [], { excludeMe: false });
  await heard.promise;
}

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

function expectSame(got: unknown, wanted: unknown): void {
  const [a, b] = [show(got), show(wanted)];
  if (a !== b) throw new Error(`got ${a}, wanted ${b}`);
}

function show(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "bigint") return `${item}n`;
    return item instanceof Uint8Array ? `octets ${Array.from(item).join(" ")}` : item;
  });
}
