import { batchItem, splitBatch } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import type { Frame, WireFormat } from "./wire-format.ts";

/** What of a WebSocket frame may be wrong. */
export interface FrameParts {
  /** FIN, reserved bits and opcode. */
  readonly first: number;
  readonly payload: Uint8Array;
  /** Clients have to. Default: true. */
  readonly masked?: boolean | undefined;
}

const FIN = 0x80;
const PONG = FIN | 0x0a;
const CLOSE = FIN | 0x08;
const ENDS_HEAD = "\r\n\r\n";

/** FIN and the opcode of a whole message. */
export function firstOctet({ binary }: Serializer): number {
  return FIN | (binary ? 2 : 1);
}

/** A WebSocket frame of a client, legal or not. The mask is all zeros, so the payload stands there as it is. */
export function webFrame({ first, payload, masked = true }: FrameParts): Uint8Array {
  const mask = masked ? 0x80 : 0;
  const { length } = payload;
  let head: Buffer;
  if (length < 126) head = Buffer.of(first, mask | length);
  else if (length < 65_536) head = Buffer.of(first, mask | 126, length >> 8, length & 0xff);
  else {
    head = Buffer.alloc(10);
    head[0] = first;
    head[1] = mask | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat(masked ? [head, Buffer.alloc(4), payload] : [head, payload]);
}

/** WAMP over WebSocket (spec: "WebSocket Transport"; RFC 6455). */
export const webSocketFormat: WireFormat = {
  hello: ({ name }) => upgradeRequest(`wamp.2.${name}`),
  helloLength(received) {
    const end = received.indexOf(ENDS_HEAD);
    return end === -1 ? undefined : end + ENDS_HEAD.length;
  },
  frame: (serializer, payload) => webFrame({ first: firstOctet(serializer), payload }),
  read(received) {
    const header = readHeader(received);
    if (header === undefined || received.length < header.end) return undefined;
    return { length: header.end, ...describe(received[0] as number, received.subarray(header.start, header.end)) };
  },
};

/** WAMP over WebSocket with batches, each of one message. */
export const batchedFormat: WireFormat = {
  ...webSocketFormat,
  hello: ({ name }) => upgradeRequest(`wamp.2.${name}.batched`),
  frame: (serializer, message) => webSocketFormat.frame(serializer, batchItem(serializer.name, message)),
  read(received) {
    const frame = webSocketFormat.read(received);
    // Both binary serializers are batched alike.
    const name = ((received[0] ?? 0) & 0x0f) === 1 ? "json" : "cbor";
    return frame && { ...frame, messages: frame.messages.flatMap((batch) => [...splitBatch(name, batch)]) };
  },
};

function upgradeRequest(subprotocol: string): Buffer {
  return Buffer.from(
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${subprotocol}${ENDS_HEAD}`,
  );
}

function readHeader(received: Buffer): { start: number; end: number } | undefined {
  if (received.length < 2) return undefined;
  const short = (received[1] as number) & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (received.length < start) return undefined;
  const length = short < 126 ? short : short === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
  return { start, end: start + length };
}

function describe(first: number, payload: Buffer): Omit<Frame, "length"> {
  const opcode = first & 0x0f;
  if (opcode === 1 || opcode === 2) return { messages: [payload] };
  if (opcode === 8) return { messages: [], answer: webFrame({ first: CLOSE, payload }) };
  return { messages: [], answer: opcode === 9 ? webFrame({ first: PONG, payload }) : undefined };
}
