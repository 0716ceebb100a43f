import { decode as decodeCbor } from "cbor-x";
import { unpack } from "msgpackr";
import { describe, expect, test } from "vitest";
import { prepareMessage } from "./prepare-message.ts";
import { wires } from "./wires.ts";

const decoders = {
  json: (bytes: Buffer): unknown => JSON.parse(bytes.toString()),
  msgpack: (bytes: Buffer): unknown => unpack(bytes),
  cbor: (bytes: Buffer): unknown => decodeCbor(bytes),
};
const ids = [0, 1, 9, 10, 23, 24, 99, 127, 128, 255, 256, 999, 65_535, 65_536, 1_000_000, 2 ** 32 - 1];

describe.each(["json", "msgpack", "cbor"] as const)("%s", (name) => {
  const wire = wires[name];

  test.each(ids)("sends a prepared message with the id %d", (id) => {
    const { before, after } = prepareMessage(wire, [48, 1, {}, "bench.echo", ["x"]]);
    const written = Buffer.alloc(wire.idLength(id));
    wire.writeId(written, 0, id);
    const message = Buffer.concat([before, written, after]);
    expect(decoders[name](message)).toEqual([48, id, {}, "bench.echo", ["x"]]);
    const at = wire.idAt(message, 0);
    expect(wire.readId(message, at)).toBe(id);
    expect(wire.idEnd(message, at)).toBe(at + wire.idLength(id));
  });

  test.each([2, 17, 33, 36, 50, 68])("recognises message type %d wherever it stands", (type) => {
    const bytes = Buffer.concat([Buffer.from("??"), wire.encode([type, 1, {}])]);
    expect(wire.typeAt(bytes, 2)).toBe(type);
  });
});
