import { mqtt, packValues, payloadCodec, unpackValues } from "@junctor/client";
import type { PayloadCodec } from "@junctor/client";
import { MessageType as T } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import type { ClientWorld } from "./client-world.ts";
import { expectNothingMore, serve } from "./play-router.ts";

const procedure = "com.example.procedure";
const topic = "com.example.topic";
const values = { args: ["a", [1]], kwargs: { b: true } };
const { args, kwargs } = values;

/** A scheme of one's own, with everything that can be said of it. */
function codecOf(serializer: Serializer): PayloadCodec {
  return payloadCodec({
    scheme: "x_example",
    serializer: serializer.name,
    cipher: "none",
    keyid: "key",
    encode: (each) => packValues(each, serializer),
    decode: (packed) => unpackValues(packed, serializer),
  });
}

function attributesOf(serializer: Serializer): object {
  return { ppt_scheme: "x_example", ppt_serializer: serializer.name, ppt_cipher: "none", ppt_keyid: "key" };
}

/** What a serializer makes of one value, as it stands in a list of one. */
function encoded(value: unknown, serializer: Serializer): Uint8Array {
  const { bytes } = serializer.encodePayload({ args: [value], kwargs: {} });
  return Uint8Array.from(serializer.name === "json" ? bytes.subarray(1, -1) : bytes.subarray(1));
}

/** What a client packs past the router. */
export const packing: readonly Scenario<ClientWorld>[] = [
  scenario("HELLO announces payload passthru mode for every role", ["AP-PPT-01"], async ({ connect }) => {
    const { router } = await connect();
    const [, , details] = await router.next(T.HELLO);
    const role = { features: { payload_passthru_mode: true } };
    expect(details).toMatchObject({ roles: { publisher: role, subscriber: role, caller: role, callee: role } });
  }),

  scenario(
    "a packed payload is one binary argument, a map of args and kwargs, and its attributes say what it is",
    ["AP-PPT-03", "AP-PPT-10", "AP-PPT-11", "AP-PPT-15"],
    async ({ join }) => {
      const { router, session } = await join();
      for (const serializer of allSerializers) {
        const packed = [encoded(values, serializer)];
        const attributes = attributesOf(serializer);
        const ppt = codecOf(serializer);
        const calling = session.call(procedure, args, { kwargs, ppt });
        const [, request, ...call] = await router.next(T.CALL);
        expect(call).toEqual([attributes, procedure, packed]);
        router.send(T.RESULT, request, attributes, packed);
        expect(await calling).toMatchObject(values);
        await session.publish(topic, args, { kwargs, ppt });
        expect((await router.next(T.PUBLISH)).slice(2)).toEqual([attributes, topic, packed]);
      }
    },
  ),

  scenario("a call that comes packed is answered packed", ["AP-PPT-03", "AP-PPT-10", "AP-PPT-11"], async (world) => {
    for (const serializer of allSerializers) {
      const { router, session } = await world.join({ ppt: [codecOf(serializer)] });
      await serve(router, session, (invocation) => [invocation.args, invocation.kwargs]);
      router.send(T.INVOCATION, 1, 22, attributesOf(serializer), [encoded(values, serializer)]);
      const packed = encoded({ args: [[args, kwargs]], kwargs: {} }, serializer);
      expect(await router.next(T.YIELD)).toEqual([T.YIELD, 1, attributesOf(serializer), [packed]]);
    }
  }),

  scenario("events it cannot unpack do not stop a subscriber", ["AP-PPT-09"], async ({ join }) => {
    const [serializer] = allSerializers as readonly [Serializer];
    const errors: unknown[] = [];
    const { router, session } = await join({ ppt: [codecOf(serializer)], onError: (error) => errors.push(error) });
    const events: unknown[] = [];
    const subscribing = session.subscribe(topic, (event) => void events.push(event.args));
    await router.next(T.SUBSCRIBE);
    router.send(T.SUBSCRIBED, 1, 7);
    await subscribing;
    const broken = Uint8Array.of(0xff);
    const attributes = attributesOf(serializer);
    router.send(T.EVENT, 7, 1, { ppt_scheme: "x_other" }, [broken]);
    router.send(T.EVENT, 7, 2, attributes, [broken]);
    router.send(T.EVENT, 7, 3, attributes, [encoded(values, serializer)]);
    await expectNothingMore(router, session);
    expect(events).toEqual([[broken], args]);
    expect(errors).toMatchObject([{ name: "PayloadError" }]);
  }),

  scenario(
    "nothing is packed for a router that did not announce it",
    ["AP-PPT-01", "AP-PPT-06"],
    async ({ connect }) => {
      const { router, joining } = await connect();
      await router.next(T.HELLO);
      router.send(T.WELCOME, 4711, { roles: { broker: {}, dealer: {} } });
      const session = await joining;
      const refusal = { uri: "wamp.error.feature_not_supported" };
      await expect(session.call(procedure, args, { ppt: mqtt() })).rejects.toMatchObject(refusal);
      await expect(session.publish(topic, args, { ppt: mqtt() })).rejects.toMatchObject(refusal);
      await expectNothingMore(router, session);
    },
  ),

  scenario("scheme mqtt is native, or packed in any serializer, and has no cipher", ["AP-PPT-12"], async ({ join }) => {
    const { router, session } = await join();
    await session.publish(topic, args, { kwargs, ppt: mqtt() });
    const native = { ppt_scheme: "mqtt", ppt_serializer: "native" };
    expect((await router.next(T.PUBLISH)).slice(2)).toEqual([native, topic, args, kwargs]);
    for (const serializer of allSerializers) {
      await session.publish(topic, args, { kwargs, ppt: mqtt(serializer) });
      const attributes = { ppt_scheme: "mqtt", ppt_serializer: serializer.name };
      expect((await router.next(T.PUBLISH)).slice(2)).toEqual([attributes, topic, [encoded(values, serializer)]]);
    }
  }),

  scenario("what comes by mqtt is native unless it says otherwise", ["AP-PPT-12"], async ({ join }) => {
    const { router, session } = await join();
    const bytes = Uint8Array.of(1, 2);
    const answers: readonly (readonly [object, readonly unknown[], readonly unknown[]])[] = [
      [{}, [bytes, 1], [bytes, 1]],
      [{ ppt_serializer: "native" }, [bytes], [bytes]],
      ...allSerializers.map((each) => [{ ppt_serializer: each.name }, [encoded(values, each)], args] as const),
    ];
    for (const [attributes, sent, read] of answers) {
      const calling = session.call(procedure, [], { ppt: mqtt(...allSerializers) });
      const [, request] = await router.next(T.CALL);
      router.send(T.RESULT, request, { ppt_scheme: "mqtt", ...attributes }, sent);
      expect((await calling).args).toEqual(read);
    }
  }),
];
