import type { MessageReader, OnMessage } from "./message-reader.ts";

/** The smallest opcode of a control frame. */
const CONTROL = 8;

/** Reads unmasked, unfragmented WebSocket frames; pings and pongs are passed over. */
export class WebSocketReader implements MessageReader {
  #rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer, each: OnMessage): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const start = payloadStart(bytes, at);
      if (start === -1) break;
      const end = start + payloadLength(bytes, at);
      if (end > bytes.length) break;
      if (((bytes[at] as number) & 0x0f) < CONTROL) each(bytes, start, end);
      at = end;
    }
    this.#rest = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at);
  }
}

function payloadStart(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return -1;
  const short = (bytes[at + 1] as number) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  return at + header > bytes.length ? -1 : at + header;
}

function payloadLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] as number) & 0x7f;
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
}
