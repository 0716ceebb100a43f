const FIN_TEXT = 0x81;
const FIN_BINARY = 0x82;

/** How many octets stand in front of an unmasked payload (RFC 6455, section 5.2). */
export function headerLength(payloadLength: number): number {
  if (payloadLength < 126) return 2;
  return payloadLength < 65_536 ? 4 : 10;
}

/** How many octets of a frame that `writeHeader` has begun are payload. */
export function messageLength(frame: Uint8Array): number {
  const code = frame[1] as number;
  if (code < 126) return frame.length - 2;
  return frame.length - (code === 126 ? 4 : 10);
}

/**
 * Writes the header of a whole, unmasked message, as servers send it, to the start of `target`.
 * `target` holds at least `headerLength(payloadLength)` octets.
 */
export function writeHeader(target: Uint8Array, payloadLength: number, binary: boolean): void {
  target[0] = binary ? FIN_BINARY : FIN_TEXT;
  if (payloadLength < 126) {
    target[1] = payloadLength;
    return;
  }
  target[1] = payloadLength < 65_536 ? 126 : 127;
  writeBigEndian(target.subarray(2, headerLength(payloadLength)), payloadLength);
}

function writeBigEndian(target: Uint8Array, value: number): void {
  let rest = value;
  for (let at = target.length - 1; at >= 0; at--) {
    target[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
