import { expect, test } from "vitest";
import type { Connection } from "@junctor/core";
import { json } from "@junctor/core/json";
import { memoryTransport } from "./index.ts";

/** Like Node's Buffer, whose `slice` shares its memory. */
class SharingBytes extends Uint8Array {
  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end);
  }
}

test("what a sender does to a frame it has sent does not reach the receiver", async () => {
  const accepted: Connection[] = [];
  const near = await memoryTransport((connection) => accepted.push(connection)).connect({ serializers: [json()] });
  const frame = SharingBytes.of(1, 2, 3);
  const received = new Promise<Uint8Array>((resolve) => {
    accepted[0]?.open({ message: resolve, closed: () => {} });
  });
  near.open({ message: () => {}, closed: () => {} });
  near.send([frame]);
  frame.fill(9);
  expect([...(await received)]).toEqual([1, 2, 3]);
  near.terminate();
});
