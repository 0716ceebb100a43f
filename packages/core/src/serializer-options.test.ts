import { describe, expect, it } from "vitest";
import { cbor } from "./cbor/index.ts";
import { PayloadError, ProtocolError } from "./errors.ts";
import { json } from "./json/index.ts";
import { MessageType } from "./message-type.ts";
import { msgpack } from "./msgpack/index.ts";
import { Payload } from "./payload.ts";

/** A list with `levels` levels. */
function nested(levels: number): unknown[] {
  return levels === 1 ? [] : [nested(levels - 1)];
}

/** A CALL with `levels` levels: the message itself, Arguments, and what is in them. */
function call(levels: number) {
  const payload = Payload.of([nested(levels - 2)]);
  return { type: MessageType.CALL, request: 1, options: {}, procedure: "a.b", payload };
}

describe.each([json, msgpack, cbor])("%o", (serializer) => {
  it.each([undefined, 4, 100])("takes maxDepth %s for the levels of a message", (maxDepth) => {
    const most = maxDepth ?? 64;
    const limited = serializer({ maxDepth });
    const generous = serializer({ maxDepth: 1000 });
    expect(limited.decode(limited.encode(call(most)))).toMatchObject({ procedure: "a.b" });
    expect(() => limited.encode(call(most + 1))).toThrow(PayloadError);
    expect(() => limited.decode(generous.encode(call(most + 1)))).toThrow(ProtocolError);
  });

  it("counts the levels of Options the same way", () => {
    const message = { type: MessageType.CANCEL, request: 1, options: { x_deep: nested(2) } };
    expect(serializer({ maxDepth: 4 }).decode(serializer().encode(message))).toMatchObject(message);
    expect(() => serializer({ maxDepth: 3 }).decode(serializer().encode(message))).toThrow(ProtocolError);
    expect(() => serializer({ maxDepth: 3 }).encode(message)).toThrow(PayloadError);
  });
});
