import { Payload } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import * as MessageType from "@junctor/core/message-types";
import { describe, expect, test } from "vitest";
import { subprotocolsOf } from "./subprotocol.ts";
import { serverFraming } from "./wire-format.ts";

/** Lengths of the one argument around those where a header grows. */
const LENGTHS = [0, 90, 100, 101, 102, 103, 104, 105, 106, 107, 108, 110, 125, 65_500, 65_510, 65_520, 65_530, 65_540];

describe.each(subprotocolsOf([json(), msgpack(), cbor()], "none"))("$name", (subprotocol) => {
  const { serializer } = subprotocol;
  const framing = serverFraming(subprotocol);

  test.each(LENGTHS)("a message with an argument of %i octets is framed the same in one step as in two", (length) => {
    const payload = Payload.of(["x".repeat(length)]);
    const message = { type: MessageType.RESULT, request: 7, details: {}, payload } as const;
    const bytes = serializer.encode(message);
    const { head } = framing;
    const frame = head && serializer.encodeFrame?.(message, head);
    expect(Array.from(frame ?? [])).toEqual(Array.from(framing.frame(bytes)));
    expect(head?.messageLength(frame ?? bytes)).toBe(bytes.length);
  });
});
