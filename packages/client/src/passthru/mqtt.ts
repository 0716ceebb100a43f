import { PayloadError } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import { packValues, unpackValues } from "./packed-values.ts";
import { payloadCodec } from "./create-payload-codec.ts";
import type { PayloadCodec } from "./payload-codec.ts";

/**
 * The scheme of payloads that come from MQTT or go there (spec: AP-PPT-12).
 * @param serializers Payloads are packed in the first one, and understood in each of them. Default: they travel as
 *   they are, in the session's own serializer (`native`), which is always understood.
 */
export function mqtt(...serializers: readonly Serializer[]): PayloadCodec {
  const [first] = serializers;
  return payloadCodec({
    scheme: "mqtt",
    serializer: first?.name ?? "native",
    encode: first && ((values) => packValues(values, first)),
    decode(packed, { serializer: name }) {
      const serializer = serializers.find((each) => each.name === name);
      if (serializer === undefined)
        throw new PayloadError(`the payload is written in ${name}, which is not spoken here`);
      return unpackValues(packed, serializer);
    },
  });
}
