import type { SerializerName } from "@junctor/core";
import { afterEach, describe } from "vitest";
import { describeBackpressure } from "./backpressure.ts";
import { Bench } from "./bench.ts";
import { describeClosing } from "./closing.ts";
import { describeDelivery } from "./delivery.ts";
import { describeFailures } from "./failures.ts";
import { describeLimits } from "./limits.ts";
import { describeOpening } from "./opening.ts";
import { opaqueSerializer } from "./opaque-serializer.ts";
import type { TransportTraits } from "./transport-under-test.ts";

const SERIALIZERS: readonly SerializerName[] = ["json", "cbor"];

/** Registers the whole suite for one transport, once for text and once for binary messages. */
export function describeTransport(name: string, traits: TransportTraits): void {
  describe.each(SERIALIZERS)(`${name} with %s`, (serializer) => {
    const bench = new Bench(traits, opaqueSerializer(serializer));
    afterEach(() => bench.finish());
    describeOpening(bench);
    describeDelivery(bench);
    describeLimits(bench);
    describeClosing(bench);
    describeFailures(bench);
    describeBackpressure(bench);
  });
}
