/**
 * Cuts a byte stream of unmasked, unfragmented WebSocket frames into payloads without copying whole chunks twice.
 * Built for a load generator: it trusts the server.
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Calls `each` with the bounds of every payload that is complete after `chunk`. */
  read(chunk: Buffer, each: (bytes: Buffer, start: number, end: number) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const start = payloadStart(bytes, at);
      if (start === -1) break;
      const end = start + payloadLength(bytes, at);
      if (end > bytes.length) break;
      each(bytes, start, end);
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
