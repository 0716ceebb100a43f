import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatBytes } from "./bytes.ts";
import type { FrameHead } from "./frame-head.ts";
import { anyMessage } from "./message.test-support.ts";
import { everySerializer } from "./serializers.test-support.ts";

/** A head that is longer for longer messages, and says how long they are. */
const head: FrameHead = {
  size: (length) => (length < 30 ? 1 : length < 60 ? 2 : 5),
  write: (frame, length) => frame.fill(length & 0xff, 0, head.size(length)),
  messageLength: (frame) => frame.length,
};

describe.each(everySerializer)("$name", (serializer) => {
  it("writes a frame as it writes a message, with the head in front", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const bytes = serializer.encode(message);
        const front = new Uint8Array(head.size(bytes.length)).fill(bytes.length & 0xff);
        expect(Array.from(serializer.encodeFrame?.(message, head) ?? [])).toEqual([...concatBytes([front, bytes])]);
      }),
    );
  });
});
