import type { Wire } from "./wire.ts";

/** A message encoded in advance but for its second element, which differs each time it is sent. */
export interface PreparedMessage {
  readonly before: Buffer;
  readonly after: Buffer;
}

/** Encodes `message` once. Its second element is left out and may be any integer below 24. */
export function prepareMessage(wire: Wire, message: readonly unknown[]): PreparedMessage {
  const bytes = wire.encode(message);
  const at = wire.idAt(bytes, 0);
  return {
    before: Buffer.from(bytes.subarray(0, at)),
    after: Buffer.from(bytes.subarray(wire.idEnd(bytes, at))),
  };
}
