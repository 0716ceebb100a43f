import { connect, mqtt, result } from "@junctor/client";
import { cbor } from "@junctor/core/cbor";
import { msgpack } from "@junctor/core/msgpack";
import { webSocket } from "@junctor/transport-websocket/node";
import { startServer } from "junctor";
import { describe, expect, test } from "vitest";
import { CborSerializer } from "wampy/CborSerializer.js";
import { MsgpackSerializer } from "wampy/MsgpackSerializer.js";
import { createWampy } from "../src/wampy-peer.ts";

const uri = "com.example.uri";
const values = { args: ["text", 42, [true]], kwargs: { key: "value" } };

/** What the payload is packed in, whatever the session speaks; in JSON wampy packs text, where the spec wants bytes. */
describe.each([cbor(), msgpack()])("payloads packed in $name", (packed) => {
  test("pass between wampy and our client, both ways", async () => {
    const server = await startServer({ port: 0 });
    const ppt = mqtt(packed);
    const ours = await connect({ transport: webSocket(server.url), realm: server.realm, ppt: [ppt] });
    const { client: theirs } = await createWampy(server, "cbor", {
      payloadSerializers: { cbor: new CborSerializer(), msgpack: new MsgpackSerializer() },
    });
    const options = { ppt_scheme: "mqtt", ppt_serializer: packed.name } as const;
    const payload = { argsList: [...values.args], argsDict: values.kwargs };

    await ours.register(uri, ({ args, kwargs }) => result(args, kwargs));
    expect(await theirs.call(uri, payload, options)).toMatchObject(payload);
    await theirs.register(`${uri}.theirs`, ({ argsList = [], argsDict = {} }) => ({ argsList, argsDict, options }));
    expect(await ours.call(`${uri}.theirs`, values.args, { kwargs: values.kwargs, ppt })).toMatchObject(values);

    const event = new Promise((resolve) => void ours.subscribe(uri, resolve));
    const theirEvent = new Promise((resolve) => void theirs.subscribe(`${uri}.theirs`, resolve));
    await ours.call("wamp.session.count");
    await theirs.call("wamp.session.count");
    await theirs.publish(uri, payload, options);
    await ours.publish(`${uri}.theirs`, values.args, { kwargs: values.kwargs, ppt });
    expect(await event).toMatchObject(values);
    expect(await theirEvent).toMatchObject(payload);
    await server.close();
  });
});
