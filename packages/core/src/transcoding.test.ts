import { describe, expect, it } from "vitest";
import { Payload } from "./payload.ts";
import { everySerializer } from "./serializers.test-support.ts";

const pairs = everySerializer.flatMap((from) => everySerializer.map((to) => ({ from, to })));

describe("a payload", () => {
  it.each(pairs)("keeps its values on the way from $from.name to $to.name", ({ from, to }) => {
    const args = [
      null,
      true,
      1,
      -1,
      2 ** 40,
      2 ** 53,
      -(2 ** 53),
      1.5,
      1e300,
      "\ufefftext",
      Uint8Array.of(0, 255),
      [[]],
    ];
    const kwargs = { big: 2n ** 63n, least: -(2n ** 63n), nested: { list: [{}] }, constructor: 1 };
    const arrived = Payload.encoded(from, from.encodePayload({ args, kwargs }));
    const forwarded = Payload.encoded(to, arrived.encodedFor(to));
    expect(forwarded.args).toEqual(args);
    expect(forwarded.kwargs).toEqual(kwargs);
  });
});
