import type { MessageReader, OnMessage } from "./message-reader.ts";

const HEADER = 4;

/** Reads RawSocket messages; pings and pongs are passed over. */
export class RawSocketReader implements MessageReader {
  #rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer, each: OnMessage): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (at + HEADER <= bytes.length) {
      const end = at + HEADER + bytes.readUIntBE(at + 1, 3);
      if (end > bytes.length) break;
      if (((bytes[at] as number) & 0x07) === 0) each(bytes, at + HEADER, end);
      at = end;
    }
    this.#rest = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at);
  }
}
