import type { Message } from "@junctor/core";
import type { Passthru, PassthruSession, PayloadCodec } from "./payload-codec.ts";

/** A message with its payload packed by `codec`, if there is one. */
export function wrap<M extends Message>(message: M, codec: PayloadCodec | undefined): M {
  return codec === undefined ? message : codec.passthru.wrap(message, codec);
}

/** A message with its payload unpacked, in a session that knows of payload passthru mode. */
export function unwrap<M extends Message>(
  session: PassthruSession & { readonly passthru: Passthru | undefined },
  message: M,
): M {
  return session.passthru === undefined ? message : session.passthru.unwrap(session, message);
}
