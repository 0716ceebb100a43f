/** Writes what stands before each message of a client. */
export interface FrameHeader {
  /** Octets before a message of `length` octets. */
  size(length: number): number;
  /** Writes them at `at`. */
  write(out: Buffer, at: number, length: number): void;
}

/** WebSocket: one frame a message, masked with zeros, so that the server unmasks but nothing need be computed here. */
export function webSocketHeader(binary: boolean): FrameHeader {
  const first = binary ? 0x82 : 0x81;
  return {
    size: (length) => (length < 126 ? 6 : length < 65_536 ? 8 : 14),
    write(out, at, length) {
      out[at] = first;
      let mask = at + 2;
      if (length < 126) out[at + 1] = 0x80 | length;
      else if (length < 65_536) {
        out[at + 1] = 0x80 | 126;
        out.writeUInt16BE(length, at + 2);
        mask = at + 4;
      } else {
        out[at + 1] = 0x80 | 127;
        out.writeUInt32BE(0, at + 2);
        out.writeUInt32BE(length, at + 6);
        mask = at + 10;
      }
      out.writeUInt32BE(0, mask);
    },
  };
}

/** RawSocket: the length in four octets. */
export const rawSocketHeader: FrameHeader = {
  size: () => 4,
  write: (out, at, length) => void out.writeUInt32BE(length, at),
};
