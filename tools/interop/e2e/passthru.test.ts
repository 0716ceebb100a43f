import { mqtt, openSession, packValues, payloadCodec, result, unpackValues } from "@junctor/client";
import type { PayloadCodec } from "@junctor/client";
import type { Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { webSocket } from "@junctor/transport-websocket/node";
import { startServer } from "junctor";
import { describe, expect, test } from "vitest";
import { CborSerializer } from "wampy/CborSerializer.js";
import { JsonSerializer } from "wampy/JsonSerializer.js";
import { MsgpackSerializer } from "wampy/MsgpackSerializer.js";
import { theirs as all } from "../src/implementations.ts";
import type { Values } from "../src/wamp-peer.ts";
import { createWampy } from "../src/wampy-peer.ts";
import { Collector } from "./meeting.test-support.ts";

const uri = "com.example.uri";
const values = { args: ["text", 42, [true]], kwargs: { key: "value" } };
const payload = { argsList: [...values.args], argsDict: values.kwargs };
const theirPacking = { json: new JsonSerializer(), cbor: new CborSerializer(), msgpack: new MsgpackSerializer() };

/** A scheme of one's own whose payloads are packed as those of `mqtt`. */
function custom(packed: Serializer): PayloadCodec {
  return payloadCodec({
    scheme: "x_custom",
    serializer: packed.name,
    encode: (plain) => packValues(plain, packed),
    decode: (bytes) => unpackValues(bytes, packed),
  });
}

/** What wampy packs in JSON is text where the spec wants bytes, so it meets ours in CBOR and MessagePack. */
const codecs: readonly PayloadCodec[] = [cbor(), msgpack()].flatMap((packed) => [mqtt(packed), custom(packed)]);
const spoken = ["json", "msgpack", "cbor"] as const;
const binary = ["msgpack", "cbor"] as const;

/** Both on one router; ours packs and unpacks with `ppt`, theirs as the attributes say. */
async function meet(spokenByThem: "json" | "msgpack" | "cbor", ppt: PayloadCodec) {
  const server = await startServer({ port: 0 });
  const ours = await openSession({
    transport: webSocket(server.url),
    serializers: [cbor()],
    realm: server.realm,
    ppt: [ppt],
    onError: () => {},
  });
  const { client: theirs } = await createWampy(server, spokenByThem, { payloadSerializers: theirPacking });
  return { server, ours, theirs };
}

describe.each(binary)("wampy in %s and our client", (spokenByThem) => {
  describe.each(codecs)("exchange payloads of scheme $scheme in $serializer", (ppt) => {
    const options = { ppt_scheme: ppt.scheme, ppt_serializer: ppt.serializer as string };

    test("in calls and results, both ways", async () => {
      const { server, ours, theirs } = await meet(spokenByThem, ppt);
      const schemes: unknown[] = [];
      await ours.register(uri, ({ args, kwargs, details }) => {
        schemes.push(details["ppt_scheme"]);
        return result(args, kwargs);
      });
      await theirs.register(`${uri}.theirs`, ({ argsList = [], argsDict = {}, details }) => {
        schemes.push(details["ppt_scheme"]);
        return { argsList, argsDict, options };
      });
      expect(await theirs.call(uri, payload, options)).toMatchObject({ ...payload, details: options });
      expect(await ours.call(`${uri}.theirs`, values.args, { kwargs: values.kwargs, ppt })).toMatchObject(values);
      expect(schemes).toEqual([ppt.scheme, ppt.scheme]);
      await server.close();
    });

    test("in events, both ways", async () => {
      const { server, ours, theirs } = await meet(spokenByThem, ppt);
      const ourEvents = await ours.subscribe(uri);
      const theirEvent = new Promise((resolve) => void theirs.subscribe(`${uri}.theirs`, resolve));
      await theirs.call("wamp.session.count");
      await theirs.publish(uri, payload, options);
      await ours.publish(`${uri}.theirs`, values.args, { kwargs: values.kwargs, ppt, acknowledge: true });
      for await (const event of ourEvents) {
        expect(event).toMatchObject({ ...values, details: options });
        break;
      }
      expect(await theirEvent).toMatchObject({ ...payload, details: options });
      await server.close();
    });
  });
});

describe.each(spoken)("wampy in %s", (spokenByThem) => {
  test("exchanges payloads packed in JSON with its like, untouched by the router", async () => {
    const { server, theirs } = await meet(spokenByThem, mqtt(json()));
    const { client: other } = await createWampy(server, "json", { payloadSerializers: theirPacking });
    const options = { ppt_scheme: "x_custom", ppt_serializer: "json" };
    await other.register(uri, ({ argsList = [], argsDict = {} }) => ({ argsList, argsDict, options }));
    expect(await theirs.call(uri, payload, options)).toMatchObject({ ...payload, details: options });
    await server.close();
  });

  test("hears that our client cannot unpack what it packs in JSON, which is text where the spec wants bytes", async () => {
    const { server, ours, theirs } = await meet(spokenByThem, mqtt(json()));
    await ours.register(uri, ({ args, kwargs }) => result(args, kwargs));
    const call = theirs.call(uri, payload, { ppt_scheme: "mqtt", ppt_serializer: "json" });
    await expect(call).rejects.toMatchObject({ errorUri: "wamp.error.invalid_argument" });
    expect(await theirs.call(uri, payload)).toMatchObject(payload);
    expect(server.router.counters.aborts).toBe(0);
    await server.close();
  });

  test("wraps what it sends as native into one argument, which arrives so", async () => {
    const { server, ours, theirs } = await meet(spokenByThem, mqtt());
    await ours.register(uri, ({ args, kwargs }) => result(args, kwargs));
    const answer = await theirs.call(uri, payload, { ppt_scheme: "mqtt", ppt_serializer: "native" });
    expect(answer).toMatchObject({ ...payload, details: { ppt_scheme: "mqtt", ppt_serializer: "native" } });
    await server.close();
  });
});

describe.each(all.filter(({ lacks }) => lacks.includes("payload passthru mode")))("$name", ({ join }) => {
  test("is spared packed calls, of which the caller is told, and is handed packed events as they are", async () => {
    const ppt = mqtt(cbor());
    const { server, ours } = await meet("json", ppt);
    const peer = await join(server);
    const events = new Collector<Values>();
    await peer.register(uri, (received) => received);
    await peer.subscribe(uri, events.put);
    const call = ours.call(uri, values.args, { ppt });
    await expect(call).rejects.toMatchObject({ uri: "wamp.error.feature_not_supported" });
    await ours.publish(uri, ["packed"], { ppt, acknowledge: true });
    await ours.publish(uri, values.args, { kwargs: values.kwargs, acknowledge: true });
    const [packed, plain] = [await events.take(), await events.take()];
    expect([packed.args.length, packed.kwargs]).toEqual([1, {}]);
    expect(plain).toEqual(values);
    expect(server.router.counters.aborts).toBe(0);
    await server.close();
  });
});
