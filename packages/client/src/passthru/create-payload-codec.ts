import { codecsOf } from "./codecs.ts";
import { intakeOf } from "./intake-of.ts";
import type { Passthru, PayloadCodec, PayloadCodecInit } from "./payload-codec.ts";
import { attributesOf, unwrapMessage } from "./unwrap-message.ts";
import { checkPassthru, packPayload, wrapMessage } from "./wrap-message.ts";

const passthru: Passthru = {
  codecs: codecsOf,
  check: checkPassthru,
  wrap: wrapMessage,
  pack: packPayload,
  unwrap: unwrapMessage,
  intake: intakeOf,
  answer: (codec, details) => codec.answer?.(attributesOf(details)) ?? codec,
};

/** Makes a codec for payload passthru mode, of what packs and unpacks payloads. */
export function payloadCodec<C extends PayloadCodecInit>(init: C): C & PayloadCodec {
  return { ...init, passthru };
}
