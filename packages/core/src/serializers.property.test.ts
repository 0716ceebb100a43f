import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyBytes } from "./bytes.ts";
import { PayloadError, ProtocolError } from "./errors.ts";
import { elementsOf } from "./message-elements.test-support.ts";
import { anyMessage, plainPayload } from "./message.test-support.ts";
import { Payload } from "./payload.ts";
import { payloadOf } from "./payload-of.ts";
import type { Serializer } from "./serializer.ts";
import { everySerializer } from "./serializers.test-support.ts";

const RUNS = { numRuns: 200 };
const pairs = everySerializer.flatMap((from) => everySerializer.map((to) => ({ from, to })));

/** Whether bytes are either read, payload and all, or refused in the way that is promised. */
function isReadOrRefused(serializer: Serializer, bytes: Uint8Array): boolean {
  try {
    const payload = payloadOf(serializer.decode(bytes));
    return isDecodedOrRefused(payload) && everySerializer.every((other) => isTranscodedOrRefused(payload, other));
  } catch (error) {
    return error instanceof ProtocolError;
  }
}

function isDecodedOrRefused(payload: Payload): boolean {
  try {
    return Array.isArray(payload.args) && typeof payload.kwargs === "object";
  } catch (error) {
    return error instanceof PayloadError;
  }
}

function isTranscodedOrRefused(payload: Payload, serializer: Serializer): boolean {
  try {
    return payload.encodedFor(serializer).bytes.length >= 0;
  } catch (error) {
    return error instanceof PayloadError;
  }
}

interface Mutation {
  readonly at: number;
  readonly octet: number;
  readonly kind: "replace" | "remove" | "insert" | "cut";
}

const mutation = fc.record<Mutation>({
  at: fc.nat(),
  octet: fc.nat(255),
  kind: fc.constantFrom("replace", "remove", "insert", "cut"),
});

function mutate(bytes: Uint8Array, { at, octet, kind }: Mutation): Uint8Array {
  const octets = [...bytes];
  const place = octets.length === 0 ? 0 : at % octets.length;
  if (kind === "cut") return Uint8Array.from(octets.slice(0, place));
  octets.splice(place, kind === "insert" ? 0 : 1, ...(kind === "remove" ? [] : [octet]));
  return Uint8Array.from(octets);
}

describe.each(everySerializer)("$name", (serializer) => {
  it("reads back every message it writes", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const sent = elementsOf(message);
        const bytes = copyBytes(serializer.encode(message), 0, serializer.encode(message).length);
        expect(elementsOf(serializer.decode(bytes))).toEqual(sent);
      }),
      RUNS,
    );
  });

  it("writes the same bytes for a message it has read", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const bytes = serializer.encode(message);
        expect(serializer.encode(serializer.decode(bytes))).toEqual(bytes);
      }),
      RUNS,
    );
  });

  it("reads or refuses any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(isReadOrRefused(serializer, bytes)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("reads or refuses any message with some octets changed", () => {
    fc.assert(
      fc.property(anyMessage, fc.array(mutation, { minLength: 1, maxLength: 3 }), (message, mutations) => {
        const bytes = mutations.reduce(mutate, serializer.encode(message));
        expect(isReadOrRefused(serializer, bytes)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});

describe("payload values", () => {
  it.each(pairs)("survive the way from $from.name to $to.name and back", ({ from, to }) => {
    fc.assert(
      fc.property(plainPayload, (values) => {
        const sent = Payload.encoded(from, from.encodePayload(values));
        const across = Payload.encoded(to, sent.encodedFor(to));
        const back = Payload.encoded(from, across.encodedFor(from));
        expect({ args: back.args, kwargs: back.kwargs }).toEqual({ args: values.args, kwargs: values.kwargs });
      }),
      RUNS,
    );
  });
});
