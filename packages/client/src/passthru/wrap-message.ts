import { Payload, WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { Dict, Message } from "@junctor/core";
import { wireOptions } from "../wire-options.ts";
import { checkScheme } from "./codecs.ts";
import type { PayloadCodec } from "./payload-codec.ts";

const FEATURE = "payload_passthru_mode";

/**
 * Checks before anything is sent whether a payload may be packed.
 * @param announced What the router announced for the role that gets the message.
 * @throws {WampError} `wamp.error.feature_not_supported` if that is not payload passthru mode (spec: AP-PPT-06).
 * @throws {TypeError} if the codec has no valid scheme.
 */
export function checkPassthru(codec: PayloadCodec, announced: ReadonlySet<string>): void {
  checkScheme(codec);
  if (announced.has(FEATURE)) return;
  throw new WampError(ErrorUri.FEATURE_NOT_SUPPORTED, { args: [`the router did not announce ${FEATURE}`] });
}

/** A message with its payload packed by `codec`. It is packed when the message is encoded. */
export function wrapMessage<M extends Message>(message: M, codec: PayloadCodec): M {
  if (!("payload" in message)) return message;
  const payload = packPayload(message.payload, codec);
  if ("options" in message) return { ...message, options: { ...message.options, ...attributesOf(codec) }, payload };
  return { ...message, details: { ...message.details, ...attributesOf(codec) }, payload };
}

/** A payload packed by `codec`: one binary argument and nothing else (spec: AP-PPT-10). */
export function packPayload(payload: Payload, { encode }: PayloadCodec): Payload {
  return encode === undefined ? payload : Payload.deferred(() => ({ args: [encode(payload)], kwargs: {} }));
}

function attributesOf({ scheme, serializer, cipher, keyid }: PayloadCodec): Dict {
  return wireOptions({ ppt_scheme: scheme, ppt_serializer: serializer, ppt_cipher: cipher, ppt_keyid: keyid });
}
