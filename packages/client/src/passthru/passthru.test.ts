import { WampError } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { describe, expect, it } from "vitest";
import { result } from "../callee/result.ts";
import { failureOf, joined, ScriptedRouter } from "../client.test-support.ts";
import type { Scenario } from "../client.test-support.ts";
import { openSession } from "../open-session.ts";
import { payloadCodec } from "./create-payload-codec.ts";
import { mqtt } from "./mqtt.ts";
import { packValues, unpackValues } from "./packed-values.ts";
import type { PayloadCodec } from "./payload-codec.ts";

const announced = { broker: ["payload_passthru_mode"], dealer: ["payload_passthru_mode"] };
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((octet) => octet ^ 0xff);
const serializer = cbor();

/** Encrypts, after a fashion. */
const mine = payloadCodec({
  scheme: "x_mine",
  serializer: "cbor",
  cipher: "flip",
  keyid: "one",
  encode: (values) => flip(packValues(values, serializer)),
  decode(bytes, { keyid }) {
    if (keyid !== "one") throw new Error("no such key");
    return unpackValues(flip(bytes), serializer);
  },
});
const ppt = { ppt_scheme: "x_mine", ppt_serializer: "cbor", ppt_cipher: "flip", ppt_keyid: "one" };

/** Values as JSON messages carry them once they are packed. */
function packed(args: readonly unknown[], kwargs = {}): string {
  return inJson(flip(packValues({ args, kwargs }, serializer)));
}

function inJson(bytes: Uint8Array): string {
  return `\0${btoa(String.fromCodePoint(...bytes))}`;
}

function join(scenario: Scenario = {}): ReturnType<typeof joined> {
  return joined({ announced, ...scenario });
}

describe("payload passthru mode", () => {
  it("packs the arguments of a call, and unpacks its result with the same codec [AP-PPT-03, AP-PPT-10]", async () => {
    const { session, router } = await join();
    const call = session.call("com.add", [2, 3], { kwargs: { unit: "m" }, ppt: mine });
    expect(await router.next()).toEqual([48, 1, ppt, "com.add", [packed([2, 3], { unit: "m" })]]);
    router.send([50, 1, ppt, [packed([5], { exact: true })]]);
    expect(await call).toMatchObject({ args: [5], kwargs: { exact: true }, details: ppt });
  });

  it("unpacks the arguments of an ERROR", async () => {
    const { session, router } = await join();
    const call = session.call("com.add", [], { ppt: mine });
    await router.next();
    router.send([8, 48, 1, ppt, "com.error", [packed(["why"])]]);
    expect(await failureOf(call)).toMatchObject({ uri: "com.error", args: ["why"], details: ppt });
  });

  it("rejects a call whose answer cannot be unpacked", async () => {
    const { session, router } = await join();
    const calls = [1, 2, 3].map(() => failureOf(session.call("com.add", [], { ppt: mine })));
    await Promise.all(calls.map(() => router.next()));
    router.send([50, 1, { ...ppt, ppt_keyid: "two" }, [packed([5])]], [50, 2, ppt, ["text"]], [50, 3, ppt, []]);
    const failures = await Promise.all(calls);
    expect(failures.map((error) => (error as Error).message)).toEqual([
      "no such key",
      "a packed payload is one binary argument",
      "a packed payload is one binary argument",
    ]);
  });

  it("packs events, and unpacks them for all subscribers", async () => {
    const { session, router } = await join({ ppt: [mine] });
    const events: unknown[] = [];
    const subscribed = session.subscribe("com.topic", ({ args, kwargs }) => void events.push(args, kwargs));
    await router.next();
    router.send([33, 1, 5], [36, 5, 6, ppt, [packed(["a"], { b: 1 })]]);
    await subscribed;
    await session.publish("com.topic", ["a"], { ppt: mine });
    expect(await router.next()).toEqual([16, 2, ppt, "com.topic", [packed(["a"])]]);
    expect(events).toEqual([["a"], { b: 1 }]);
  });

  it("hands over what it has no codec for, and reports what its codec cannot read [AP-PPT-09]", async () => {
    const errors: unknown[] = [];
    const { session, router } = await join({ ppt: [mine], onError: (error) => errors.push(error) });
    const events: unknown[] = [];
    const subscribed = session.subscribe("com.topic", ({ args, details }) => void events.push(args, details));
    await router.next();
    const other = { ppt_scheme: "x_other" };
    router.send([33, 1, 5], [36, 5, 6, ppt, ["?"]], [36, 5, 7, other, ["\0/w=="]], [36, 5, 8, {}, ["plain"]]);
    await subscribed;
    expect(events).toEqual([[Uint8Array.of(0xff)], other, ["plain"], {}]);
    expect(errors).toMatchObject([{ name: "PayloadError" }]);
  });

  it("answers packed what came packed: results, errors and failures", async () => {
    const { session, router } = await join({ ppt: [mine], onError: () => {} });
    const outcomes = [
      ({ args }: { args: readonly unknown[] }) => result([args[0]], { seen: true }),
      () => Promise.reject(new WampError("com.error", { args: ["why"] })),
      () => Promise.reject(new Error("secret")),
    ];
    const registered = session.register("com.run", (invocation) =>
      outcomes[invocation.args[0] as number]?.(invocation),
    );
    await router.next();
    router.send([65, 1, 9]);
    await registered;
    for (const index of outcomes.keys()) router.send([68, index + 1, 9, ppt, [packed([index])]]);
    router.send([68, 4, 9, {}, [0]]);
    const answers = [await router.next(), await router.next(), await router.next(), await router.next()];
    expect(answers).toContainEqual([70, 1, ppt, [packed([0], { seen: true })]]);
    expect(answers).toContainEqual([70, 4, {}, [0], { seen: true }]);
    expect(answers).toContainEqual([8, 68, 2, ppt, "com.error", [packed(["why"])]]);
    expect(answers).toContainEqual([8, 68, 3, ppt, "wamp.error.runtime_error", [packed(["secret"])]]);
  });

  it("answers what it cannot unpack with ERROR, without calling the handler", async () => {
    const { session, router } = await join({ ppt: [mine] });
    const registered = session.register("com.run", () => "called");
    await router.next();
    router.send([65, 1, 9], [68, 1, 9, { ...ppt, ppt_keyid: "two" }, [packed([])]]);
    await registered;
    expect(await router.next()).toEqual([8, 68, 1, {}, "wamp.error.invalid_argument", ["no such key"]]);
  });

  it("never leaves for a router that did not announce it, and costs no request id [AP-PPT-06]", async () => {
    const { session, router } = await joined({ announced: { broker: announced.broker } });
    const unsupported = { uri: "wamp.error.feature_not_supported" };
    expect(await failureOf(session.call("com.add", [], { ppt: mine }))).toMatchObject(unsupported);
    const other = await joined({ announced: { dealer: announced.dealer } });
    expect(await failureOf(other.session.publish("com.add", [], { ppt: mine }))).toMatchObject(unsupported);
    await session.publish("com.topic");
    expect(await router.next()).toEqual([16, 1, {}, "com.topic"]);
  });

  it("gives the id back if packing fails", async () => {
    const { session, router } = await join();
    expect(await failureOf(session.call("com.add", [() => {}], { ppt: mine }))).toMatchObject({ name: "PayloadError" });
    await session.publish("com.topic");
    expect(await router.next()).toEqual([16, 1, {}, "com.topic"]);
  });

  it("takes only schemes of the spec and those that start with x_ [AP-PPT-14]", async () => {
    const { session } = await join();
    const odd = { ...mine, scheme: "y_mine" } as unknown as PayloadCodec;
    expect(await failureOf(session.call("com.add", [], { ppt: odd }))).toBeInstanceOf(TypeError);
    const { transport } = new ScriptedRouter();
    for (const codecs of [[odd], [mine, mine]]) {
      expect(await failureOf(openSession({ realm: "realm1", transport, ppt: codecs }))).toBeInstanceOf(TypeError);
    }
  });
});

describe("scheme mqtt [AP-PPT-12]", () => {
  it("passes values as they are by default, both ways", async () => {
    const { session, router } = await join({ ppt: [mqtt()] });
    const call = session.call("com.add", ["a"], { ppt: mqtt(), kwargs: { b: 1 } });
    expect(await router.next()).toEqual([
      48,
      1,
      { ppt_scheme: "mqtt", ppt_serializer: "native" },
      "com.add",
      ["a"],
      { b: 1 },
    ]);
    router.send([50, 1, { ppt_scheme: "mqtt" }, ["c"]]);
    expect(await call).toMatchObject({ args: ["c"] });
  });

  it("packs in the first serializer, and unpacks each of them", async () => {
    const { session, router } = await join();
    const codec = mqtt(serializer);
    const calls = [1, 2, 3].map(() => session.call("com.add", ["a"], { ppt: codec }));
    const attributes = { ppt_scheme: "mqtt", ppt_serializer: "cbor" };
    const bytes = inJson(packValues({ args: ["a"], kwargs: {} }, serializer));
    expect(await router.next()).toEqual([48, 1, attributes, "com.add", [bytes]]);
    const unread = failureOf(calls[2] as Promise<unknown>);
    router.send(
      [50, 1, attributes, [bytes]],
      [50, 2, { ppt_scheme: "mqtt" }, [bytes]],
      [50, 3, { ...attributes, ppt_serializer: "json" }, [bytes]],
    );
    expect((await calls[0])?.args).toEqual(["a"]);
    expect((await calls[1])?.args).toEqual([packValues({ args: ["a"], kwargs: {} }, serializer)]);
    expect(await unread).toMatchObject({ name: "PayloadError" });
  });
});
