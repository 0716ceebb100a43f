import { Payload, PayloadError } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { Dict, Message, PayloadValues } from "@junctor/core";
import type { PassthruAttributes, PassthruSession, PayloadCodec } from "./payload-codec.ts";

/**
 * A message with its payload unpacked, if it is in payload passthru mode and its scheme is known; the values are
 * unpacked when they are first asked for. Anything else comes out as it is, packed or not (spec: AP-PPT-09).
 */
export function unwrapMessage<M extends Message>(session: PassthruSession, message: M): M {
  if (!("payload" in message) || !("details" in message)) return message;
  const { details, payload } = message;
  if (details["ppt_scheme"] === undefined) return message;
  const { decode, sealed = false } = codecFor(session, message, details) ?? {};
  return decode === undefined || (!sealed && isNative(details))
    ? message
    : { ...message, payload: Payload.deferred(() => unpack(payload, details, decode)) };
}

/** Whether nothing is packed; for `mqtt` that is what is meant if nothing is said (spec: AP-PPT-12). */
function isNative({ ppt_scheme: scheme, ppt_serializer: serializer }: Dict): boolean {
  return serializer === "native" || (serializer === undefined && scheme === "mqtt");
}

/** An answer to a call is read by the codec the call was made with; all else by those the session was given. */
function codecFor(
  { requests, codecs }: PassthruSession,
  message: Message,
  { ppt_scheme: scheme }: Dict,
): PayloadCodec | undefined {
  const isAnswer = message.type === MessageType.RESULT || message.type === MessageType.ERROR;
  const own = isAnswer ? requests.codecOf(message.request) : undefined;
  return own?.scheme === scheme ? own : codecs.get(scheme);
}

function unpack(
  { args, kwargs }: PayloadValues,
  details: Dict,
  decode: NonNullable<PayloadCodec["decode"]>,
): PayloadValues {
  const [item] = args;
  if (!(item instanceof Uint8Array) || args.length > 1 || Object.keys(kwargs).length > 0) {
    throw new PayloadError("a packed payload is one binary argument");
  }
  try {
    return decode(item, attributesOf(details));
  } catch (cause) {
    throw new PayloadError(cause instanceof Error ? cause.message : "the payload cannot be unpacked", { cause });
  }
}

/** What a message says of its packed payload; the types were checked with the message. */
export function attributesOf(details: Dict): PassthruAttributes {
  const { ppt_serializer: serializer, ppt_cipher: cipher, ppt_keyid: keyid } = details;
  return { serializer, cipher, keyid } as PassthruAttributes;
}
