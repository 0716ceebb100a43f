import { CorruptRecord } from "./corrupt-record.ts";
import { FIXED_LENGTH } from "./event-layout.ts";

/**
 * The publication of an event, from the body of its record.
 * @throws {CorruptRecord} if it is none.
 */
export function readPublication(body: Uint8Array): number {
  if (body.length < FIXED_LENGTH) throw new CorruptRecord("the event is too short");
  return new DataView(body.buffer, body.byteOffset).getFloat64(0);
}
