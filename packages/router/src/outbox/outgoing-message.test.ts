import { EMPTY_DICT, MessageType, Payload, PayloadError } from "@junctor/core";
import type { Framing, Serializer, SerializerName } from "@junctor/core";
import { json } from "@junctor/core/json";
import { describe, expect, test } from "vitest";
import { OutgoingMessage } from "./outgoing-message.ts";

function counting(name: SerializerName, calls: string[]): Serializer {
  const inner = json();
  return {
    ...inner,
    name,
    encode(message) {
      calls.push(name);
      if (name === "cbor") throw new PayloadError("cannot be expressed");
      return inner.encode(message);
    },
  };
}

function framing(name: string, calls: string[]): Framing {
  return {
    name,
    frame(message) {
      calls.push(name);
      return message.slice();
    },
  };
}

const event = {
  type: MessageType.EVENT,
  subscription: 1,
  publication: 2,
  details: EMPTY_DICT,
  payload: Payload.EMPTY,
};

describe("a message to many receivers", () => {
  test("is encoded once per serializer and framed once per serializer and framing (BP-ID-09)", () => {
    const calls: string[] = [];
    const serializers = [counting("json", calls), counting("msgpack", calls)];
    const framings = [framing("websocket", calls), framing("rawsocket", calls)];
    const outgoing = new OutgoingMessage(event);
    const frames = new Set<Uint8Array>();
    for (const framed of framings) {
      for (const serializer of serializers) {
        for (let n = 0; n < 10; n++) frames.add(outgoing.for(serializer, framed).frame);
      }
    }
    expect(calls.sort()).toEqual(["json", "msgpack", "rawsocket", "rawsocket", "websocket", "websocket"]);
    expect(frames.size).toBe(4);
  });

  test("is not tried again in a serializer that cannot express it", () => {
    const calls: string[] = [];
    const outgoing = new OutgoingMessage(event);
    const attempt = (): unknown => outgoing.for(counting("cbor", calls), framing("websocket", calls));
    expect(attempt).toThrow(PayloadError);
    expect(attempt).toThrow(PayloadError);
    expect(calls).toEqual(["cbor"]);
  });
});
